import { databaseFiles } from './database-files';

const SCOPE = { caseId: 'c', disposalId: 'd', decisionEvent: 'e', level: 'KEYS', kids: [], events: [], files: [] } as const;

/** Each writing ends when the test says so. */
function written() {
  const underWay: { readonly end: (tables: number) => void; readonly fail: (error: Error) => void }[] = [];
  const write = (): Promise<number> => new Promise((end, fail) => void underWay.push({ end, fail }));
  const files = databaseFiles({ owner: 'postgres://owner@example/liggaren' }, write);
  return { underWay, forget: () => files.forget(SCOPE) };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the server’s own files', () => {
  it('are written once for all the disposals that come while they are being written', async () => {
    const { underWay, forget } = written();
    const first = forget();
    await turn();
    const later = [forget(), forget(), forget()];
    await turn();
    expect(underWay.length).toBe(1);
    underWay[0]!.end(7);
    expect(await first).toEqual({ gone: 7 });
    await turn();
    expect(underWay.length).toBe(2);
    underWay[1]!.end(8);
    expect(await Promise.all(later)).toEqual([{ gone: 8 }, { gone: 8 }, { gone: 8 }]);
  });

  it('are written again for the next when that failed for the one before', async () => {
    const { underWay, forget } = written();
    const first = forget();
    await turn();
    const second = forget();
    underWay[0]!.fail(new Error('canceling statement due to lock timeout'));
    await expect(first).rejects.toThrow('lock timeout');
    await turn();
    underWay[1]!.end(7);
    expect(await second).toEqual({ gone: 7 });
  });

  it('are the administrator’s where we are not let in as their owner', async () => {
    expect(await databaseFiles({ owner: null }).forget(SCOPE)).toEqual({ gone: 0 });
  });
});
