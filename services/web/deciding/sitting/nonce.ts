/** The checksum that the new sign-in shows for the decisions of a sitting, reckoned here and not by the server. */
import { useEffect, useState } from 'react';

const LABEL = 'liggaren/sitting/v1\0';
const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Of one digest: itself. Of several: the SHA-256 of the label and their bytes, in order. Null = the browser lets no page reckon checksums. */
export async function checksumOf(digests: readonly string[]): Promise<string | null> {
  const [only, ...others] = digests;
  if (only === undefined) return null;
  if (others.length === 0) return only;
  // absent where the connection is not secure
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return null;
  const bytes = digests.flatMap((digest) => digest.match(/../g)!.map((two) => Number.parseInt(two, 16)));
  return hex(await subtle.digest('SHA-256', new Uint8Array([...new TextEncoder().encode(LABEL), ...bytes])));
}

/** Null while it is reckoned, and where it can't be. */
export function useChecksum(digests: readonly string[]): string | null {
  const list = digests.join();
  const [found, setFound] = useState<{ readonly list: string; readonly checksum: string | null }>({ list: '', checksum: null });
  useEffect(() => {
    let current = true;
    void checksumOf(list === '' ? [] : list.split(',')).then((checksum) => current && setFound({ list, checksum }));
    return () => void (current = false);
  }, [list]);
  return found.list === list ? found.checksum : null;
}
