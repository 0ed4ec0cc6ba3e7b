import { progressOn } from './verify-progress';

function shown(terminal: { isTTY?: boolean; columns?: number }) {
  let clock = 0;
  const [written, lines]: [string[], string[]] = [[], []];
  const write = (text: string): boolean => written.push(text) > 0;
  const progress = progressOn(
    { ...terminal, write } as never,
    (line) => lines.push(line),
    () => clock,
  );
  return { progress, written, lines, later: (ms: number) => void (clock += ms) };
}
/** What a terminal shows of it: the codes take no room. */
// oxlint-disable-next-line no-control-regex -- they are what is taken away
const visible = (text: string): string => text.replaceAll(/\r|\u001b\[K/g, '');

describe('how far a command has come', () => {
  it('is a bar in place on a terminal, full when all is done, and gone at the end', () => {
    const { progress, written, lines, later } = shown({ isTTY: true, columns: 80 });
    progress.show('händelser', 250_000, 1_000_000);
    later(100);
    progress.show('händelser', 1_000_000, 1_000_000);
    progress.end();
    expect(written.map(visible)).toEqual([
      `${'█'.repeat(7)}${'░'.repeat(23)} 250\u00a0000 av 1\u00a0000\u00a0000 händelser`,
      `${'█'.repeat(30)} 1\u00a0000\u00a0000 av 1\u00a0000\u00a0000 händelser`,
      '',
    ]);
    expect(lines).toEqual([]);
  });

  it.each([80, 40, 24])('fits in %i columns with one to spare, so that no line is broken', (columns) => {
    const { progress, written } = shown({ isTTY: true, columns });
    progress.show('läsmodeller', 999_999, 1_000_000);
    expect(visible(written[0]!).length).toBeLessThan(columns);
    expect(written[0]).toMatch(/^\r/);
  });

  it('is not painted more than ten times a second', () => {
    const { progress, written, later } = shown({ isTTY: true });
    for (let n = 1; n <= 1000; n++) {
      progress.show('händelser', n, 2000);
      later(1);
    }
    expect(written).toHaveLength(10);
  });

  it('is a plain line every fifth second where there is no terminal', () => {
    const { progress, written, lines, later } = shown({});
    for (let second = 0; second < 12; second++) {
      progress.show('händelser', second * 1000, 12_000);
      later(1000);
    }
    progress.end();
    expect(lines).toEqual(['5\u00a0000 av 12\u00a0000 händelser', '10\u00a0000 av 12\u00a0000 händelser']);
    expect(written).toEqual([]);
  });
});
