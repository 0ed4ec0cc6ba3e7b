/** What is entered of an announcement: for a meeting, and for a case whose decision was minuted on its own (KL 8:10–12, 13:5). */
import type { Entry } from '../entering';
import { useTexts } from '../texts/language';
import { texts } from './announcement-texts';

type Named = Pick<Entry, 'gor' | 'title'>;

interface AnnouncementEntries {
  readonly posting: (named: Named) => Entry;
  readonly interrupting: Entry;
  readonly removing: (named: Named) => Entry;
}

export function useAnnouncementEntries(): AnnouncementEntries {
  const t = useTexts(texts);
  return {
    posting: (named) => ({
      ...named,
      command: 'post-announcement',
      fields: {
        postedOn: { as: 'day', label: t.postedOn },
        proof: { as: 'line', label: t.proof, hint: t.proofHint },
        minutesAt: { as: 'line', label: t.minutesAt, initial: t.minutesAtDraft },
      },
    }),
    interrupting: {
      gor: 'avbrott',
      command: 'interrupt-announcement',
      title: t.doInterrupt,
      lead: t.interruptLead,
      fields: { interruptedOn: { as: 'day', label: t.interruptedOn }, reason: { as: 'text', label: t.whatHappened, rows: 2 } },
      danger: true,
    },
    removing: (named) => ({ ...named, command: 'remove-announcement', fields: { removedOn: { as: 'day', label: t.removedOn } } }),
  };
}
