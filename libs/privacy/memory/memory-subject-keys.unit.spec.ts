import { describeSubjectKeys, KEK } from '../testing/conformance';
import { MemorySubjectKeys } from '.';

describeSubjectKeys('the key store in memory', async () => {
  const keys = new MemorySubjectKeys(KEK);
  return { keys, elsewhere: keys, drop: async () => undefined };
});
