/** How far something has come, for whoever waits. */
const LINE_EVERY_MS = 5000;
const PAINT_EVERY_MS = 100;
const LONGEST_BAR = 30;
const USUAL_WIDTH = 80;

const count = (number: number): string => number.toLocaleString('sv-SE');

export interface Progress {
  /** `what` in Swedish, in the plural. */
  show(what: string, done: number, of: number): void;
  end(): void;
}

/** On a terminal a bar in place, never wider than it; else a line now and then. */
export function progressOn(
  terminal: Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>,
  print: (text: string) => void,
  now: () => number = Date.now,
): Progress {
  let last = now();
  let shown = '';
  const line = (what: string, done: number, of: number): string => `${count(done)} av ${count(of)} ${what}`;
  const paint = (what: string, done: number, of: number): void => {
    const said = line(what, done, of);
    // one column is left free: a terminal breaks a line that fills it
    const columns = (terminal.columns ?? USUAL_WIDTH) - 1;
    const width = Math.max(0, Math.min(LONGEST_BAR, columns - said.length - 1));
    const filled = of === 0 ? width : Math.floor((width * Math.min(done, of)) / of);
    terminal.write(`\r${`${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${said}`.slice(0, columns)}\x1b[K`);
  };
  return {
    show(what, done, of) {
      const fresh = what !== shown;
      const late = now() - last >= (terminal.isTTY ? PAINT_EVERY_MS : LINE_EVERY_MS);
      if (!late && !(terminal.isTTY && (fresh || done >= of))) return;
      if (terminal.isTTY) paint(what, done, of);
      else print(line(what, done, of));
      last = now();
      shown = what;
    },
    end: () => void (terminal.isTTY && terminal.write('\r\x1b[K')),
  };
}
