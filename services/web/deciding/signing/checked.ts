/** Whether the text that is shown is the one that the checksum is of, reckoned here and not by the server. */
import { useEffect, useState } from 'react';
import type { StatementAnswer } from '../../../api/commands/answers';

export type Checked = 'CHECKING' | 'SAME' | 'OTHER' | 'UNABLE';

const hex = (bytes: ArrayBuffer): string => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The checksum is the SHA-256 of the statement, and the text stands in the statement. UNABLE = the browser lets no page reckon checksums. */
export async function check({ statement, digest, text }: Pick<StatementAnswer, 'statement' | 'digest' | 'text'>): Promise<Checked> {
  // absent where the connection is not secure
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return 'UNABLE';
  const sum = hex(await subtle.digest('SHA-256', new TextEncoder().encode(statement)));
  const { text: signed } = JSON.parse(statement) as { text?: unknown };
  return sum === digest && signed === text ? 'SAME' : 'OTHER';
}

export function useChecked(shown: StatementAnswer): Checked {
  const [checked, setChecked] = useState<Checked>('CHECKING');
  useEffect(() => {
    let current = true;
    check(shown).then(
      (found) => current && setChecked(found),
      () => current && setChecked('OTHER'),
    );
    return () => void (current = false);
  }, [shown]);
  return checked;
}
