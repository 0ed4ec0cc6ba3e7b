import { digestOfSitting } from '#libs/kernel';
import { checksumOf } from './nonce';

test('the checksum that the page shows is the one that the sign-in is bound to', async () => {
  const [one, two, three] = ['0a', 'bb', 'ff'].map((byte) => byte.repeat(32)) as [string, string, string];
  for (const digests of [[one], [one, two], [two, one], [three, one, two]])
    expect(await checksumOf(digests)).toBe(digestOfSitting(digests));
  expect(await checksumOf([])).toBeNull();
});
