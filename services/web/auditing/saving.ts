/** Files that are asked for here, and not by a link: a no is told where the question was put. */
import { useState } from 'react';
import { ask, isRefused } from '../api/problem';
import { withAfter } from '../api/read';
import { useAnnounce } from '../parts';
import { texts as parts } from '../parts/texts';
import { useTexts } from '../texts/language';

/** What the server calls the file. */
const nameIn = (header: string | null): string => decodeURIComponent(/filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1] ?? 'Bevis.zip');

/** Lays it where the browser lays what is downloaded. Throws Refused and NoContact. */
async function save(path: string): Promise<void> {
  const answer = await ask(path, {});
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('content-disposition'));
  link.click();
  URL.revokeObjectURL(link.href);
}

export interface Saving {
  readonly busy: boolean;
  /** Why there is no file: the server's sentence, or one that the form has given itself. */
  readonly refusal: string | undefined;
  readonly refuse: (why: string) => void;
  /** One at a time: another is not asked for meanwhile. False = there is no file. `fetched` is read out when it is there. */
  readonly fetchFile: (path: string, fetched: string) => Promise<boolean>;
}

export function useSaving(): Saving {
  const { noContact } = useTexts(parts);
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [refusal, refuse] = useState<string>();
  const fetchFile = async (path: string, fetched: string): Promise<boolean> => {
    if (busy) return true;
    setBusy(true);
    refuse(undefined);
    try {
      await save(withAfter(path));
      announce(fetched);
      return true;
    } catch (error) {
      refuse(isRefused(error) ? error.problem.detail : noContact);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, refuse, fetchFile };
}
