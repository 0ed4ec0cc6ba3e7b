/** Somebody needs what is there: nothing goes until the hold is lifted. */
import type { DisposalAnswer } from '../../api/cases/disposal';
import { EntryForm, OpenButton, type Entry } from '../entering';
import { Notice } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

interface Given {
  readonly caseId: string;
  readonly etag: string | null;
  readonly hold: DisposalAnswer['hold'];
  readonly may: boolean;
}

export function Hold({ caseId, etag, hold, may }: Given) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const of = { id: caseId, etag, address: `/api/cases/${caseId}` };
  const entry: Entry = hold
    ? {
        gor: 'hav',
        command: 'lift-disposal-hold',
        title: t.liftOpener,
        fields: { reason: { as: 'text', label: t.liftReason, hint: t.holdReasonHint, rows: 2 } },
        submit: t.liftOpener,
        done: t.liftDone,
      }
    : {
        gor: 'stoppa',
        command: 'hold-disposal',
        title: t.holdOpener,
        fields: { reason: { as: 'text', label: t.holdReason, hint: t.holdReasonHint, rows: 2 } },
        submit: t.holdOpener,
        done: t.holdDone,
      };
  if (!hold && !may) return null;
  return (
    <section aria-labelledby="hold">
      <h2 id="hold">{t.hold}</h2>
      {hold ? (
        <Notice tone="warning" title={t.held}>
          <p lang="sv">{hold.reason}</p>
          <p className="hint">{t.heldBy(hold.by, moment(hold.at))}</p>
        </Notice>
      ) : (
        <p>{t.notHeld}</p>
      )}
      {may && (
        <>
          <p>
            <OpenButton gor={entry.gor}>{entry.title}</OpenButton>
          </p>
          <EntryForm of={of} entry={entry} />
        </>
      )}
    </section>
  );
}
