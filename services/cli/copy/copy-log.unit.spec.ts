import type { AppendOutcome, SealedLog, SealedRecord } from '#libs/event-log';
import { APPLICATION, aRequest, aStream, anEvent, begun, ORIGIN } from '../../../libs/event-log/conformance';
import { MemoryEventLog } from '../../../libs/event-log/memory';
import { copyLog, CopyRefused } from './copy-log';

const memory = (origin = ORIGIN): MemoryEventLog => new MemoryEventLog({ origin, application: APPLICATION });
/** Every byte of every event, a line each. */
const everything = async (log: SealedLog): Promise<readonly string[]> =>
  (await log.readSealed({ after: 0, limit: 1000 })).map((event) =>
    Object.values(event)
      .map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)))
      .join(' '),
  );
const copy = (source: Pick<SealedLog, 'readSealed'>, target: SealedLog) => copyLog({ source, target, origin: ORIGIN });

/** A log where streams take turns: 60 events. */
async function aLog(): Promise<MemoryEventLog> {
  const log = memory();
  const streams = Array.from({ length: 6 }, aStream);
  for (let n = 0; n < 5; n++) for (const stream of streams) await log.append(aRequest(stream, 'any', [anEvent({ n }), anEvent({ n })]));
  return log;
}

/** A target whose process is killed when it has taken `writes` appends: what was written stays. */
function mortal(target: MemoryEventLog, writes: number): SealedLog {
  let left = writes;
  return {
    readSealed: (read) => target.readSealed(read),
    appendSealed: async (...args): Promise<AppendOutcome> => {
      if (left-- === 0) throw new Error('killed');
      return target.appendSealed(...args);
    },
  };
}

describe('a log that is copied', () => {
  it('lies in the target byte for byte, in the same order', async () => {
    const [source, target] = [await aLog(), memory()];
    expect(await copy(source, target)).toEqual({ found: 0, copied: 60, streams: 6 });
    expect(await everything(target)).toEqual(await everything(source));
    expect(await copy(source, target)).toEqual({ found: 60, copied: 0, streams: 6 });
  });

  it('goes on where it was killed', async () => {
    const source = await aLog();
    for (const writes of [0, 1, 2, 7, 15, 29, 30]) {
      const target = memory();
      await copy(source, mortal(target, writes)).catch(() => undefined);
      expect((await everything(target)).length).toBe(writes * 2);
      expect(await copy(source, target)).toEqual({ found: writes * 2, copied: 60 - writes * 2, streams: 6 });
      expect(await everything(target)).toEqual(await everything(source));
    }
  });

  it('goes on when the source has grown', async () => {
    const [source, target] = [await aLog(), memory()];
    await copy(source, target);
    await begun(source, aStream(), 3);
    expect(await copy(source, target)).toMatchObject({ found: 60, copied: 3 });
  });

  it('is written in appends that a server takes: 500 events, half a megabyte', async () => {
    const [source, target] = [memory(), memory()];
    const stream = aStream();
    for (let n = 0; n < 3; n++)
      await source.append(
        aRequest(
          stream,
          'any',
          Array.from({ length: 300 }, () => anEvent()),
        ),
      ); // 900 of one stream
    const text = 'x'.repeat(200_000);
    for (let n = 0; n < 4; n++) await source.append(aRequest(stream, 'any', [anEvent({ text })]));
    const sizes: number[] = [];
    const counting: SealedLog = {
      readSealed: (read) => target.readSealed(read),
      appendSealed: (name, revision, events) => {
        sizes.push(events.length);
        return target.appendSealed(name, revision, events);
      },
    };
    await copy(source, counting);
    expect(sizes).toHaveLength(4);
    expect(sizes[0]).toBe(500);
    expect(sizes.slice(2)).toEqual([2, 1]);
    expect(await everything(target)).toEqual(await everything(source));
  });

  it.each<[string, (source: MemoryEventLog, target: MemoryEventLog) => Promise<unknown>, string]>([
    ['something else', (_, target) => begun(target, aStream()), 'något annat än källan'],
    [
      'more than the source',
      async (source, target) => {
        await copy(source, target);
        await begun(target, aStream());
      },
      'inte finns i källan',
    ],
  ])('is not written to a target that holds %s', async (_, prepare, why) => {
    const [source, target] = [await aLog(), memory()];
    await prepare(source, target);
    const before = await everything(target);
    await expect(copy(source, target)).rejects.toThrow(why);
    await expect(copy(source, target)).rejects.toBeInstanceOf(CopyRefused);
    expect(await everything(target)).toEqual(before);
  });

  it.each<[string, (one: SealedRecord) => SealedRecord]>([
    ['data', (one) => ({ ...one, data: Buffer.from('{}') })],
    ['nonce', (one) => ({ ...one, nonce: Buffer.alloc(32) })],
    ['leaf', (one) => ({ ...one, leaf: Buffer.from(one.leaf.toString().replace('official', 'delegate')) })],
    ['prev', (one) => ({ ...one, prev: Buffer.alloc(32, 1) })],
  ])('stops before an event whose %s does not hold', async (_, tamper) => {
    const [source, target] = [await aLog(), memory()];
    const tampered = {
      readSealed: async (read: Parameters<SealedLog['readSealed']>[0]) =>
        (await source.readSealed(read)).map((one) => (one.position === 21 ? tamper(one) : one)),
    };
    await expect(copy(tampered, target)).rejects.toThrow('håller inte för granskning');
    expect((await everything(target)).length).toBe(20);
  });

  it('is refused when the target gives back something else than was written', async () => {
    const [source, target] = [await aLog(), memory()];
    const forgetful: SealedLog = {
      appendSealed: (...args) => target.appendSealed(...args),
      readSealed: async (read) => (await target.readSealed(read)).filter(({ position }) => position < 60),
    };
    await expect(copy(source, forgetful)).rejects.toThrow('Målet har 59 av de 60 händelser');
  });

  it('is refused when it bears another name than the leaves', async () => {
    const [source, target] = [await aLog(), memory('another.example/log')];
    await expect(copyLog({ source, target, origin: 'another.example/log' })).rejects.toThrow('belongs to the log');
  });
});
