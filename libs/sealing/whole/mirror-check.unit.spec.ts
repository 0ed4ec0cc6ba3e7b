import { MemoryEventLog } from '#libs/event-log/memory';
import type { SealedRecord } from '#libs/event-log';
import { ORIGIN, write } from '../testing/logs';
import { Faults } from './fault';
import { MirrorCheck } from './mirror-check';

describe('the mirror against the log', () => {
  const log = new MemoryEventLog({ origin: ORIGIN, application: 'liggaren@0.0.0+test' });
  let all: readonly SealedRecord[];
  beforeAll(async () => {
    await write(log, 30, 'case-a');
    all = await log.readSealed({ after: 0, limit: 1000 });
  });
  afterAll(() => log.close());

  async function found(copies: readonly SealedRecord[], head = copies.at(-1)?.position ?? 0) {
    const mirror = {
      head: async () => head,
      readSealed: async ({ after, limit }: { after: number; limit: number }) =>
        copies.filter(({ position }) => position > after).slice(0, limit),
    };
    const faults = new Faults();
    const check = new MirrorCheck(mirror, faults);
    await check.begin();
    for (let at = 0; at < all.length; at += 7) await check.compare(all.slice(at, at + 7), at);
    const told = faults.inOrder().map(({ kind, index, stream, revision }) => [kind, index, stream, revision].join(' '));
    return { told, compared: check.compared, behind: check.behind };
  }

  it('is every byte of it', async () => {
    expect(await found(all)).toEqual({ told: [], compared: 30, behind: 0 });
  });

  it.each(['leaf', 'leafHash', 'prev', 'nonce', 'data'] as const)('names an event whose %s is another there, or is gone', async (part) => {
    const other = Buffer.from(all[12]![part]!);
    other[0]! ^= 1;
    expect(await found(all.with(12, { ...all[12]!, [part]: other }))).toMatchObject({ told: ['MIRROR 12 case-a 12'] });
    if (part === 'nonce' || part === 'data')
      expect(await found(all.with(12, { ...all[12]!, [part]: null }))).toMatchObject({ told: ['MIRROR 12 case-a 12'] });
  });

  it('names an event that is missing there, and one that the log does not have', async () => {
    expect(await found(all.toSpliced(9, 1))).toMatchObject({ told: ['MIRROR 9 case-a 9'], compared: 29 });
    const more = { ...all[9]!, position: 9.5, id: 'x' };
    expect(await found([...all.slice(0, 9), more, ...all.slice(9)])).toMatchObject({ told: ['MIRROR  case-a 9'] });
  });

  it('is late, and not wrong, while it has not come as far', async () => {
    expect(await found(all.slice(0, 20))).toEqual({ told: [], compared: 20, behind: 10 });
  });
});
