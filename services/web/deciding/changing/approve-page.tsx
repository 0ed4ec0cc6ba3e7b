/** The change of a decision as it is approved: as a decision is signed. */
import { useEffect } from 'react';
import { Written } from '../../parts';
import { useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { Ceremony } from '../signing/ceremony';
import { useApproved } from '../signing/use-approval';
import type { Approving, ChangeKind } from './change';
import { texts } from './texts';

interface Shown {
  readonly kind: ChangeKind;
  readonly number: string;
  readonly approving: Approving;
  readonly onAwait: () => void;
  readonly onArrived: () => void;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** Both texts beside each other, before the statement in which they stand below each other. */
function BothTexts({ body }: { body: object }) {
  const t = useTexts(texts);
  const { before, after } = body as { readonly before?: string; readonly after?: string };
  if (before === undefined || after === undefined) return null;
  return (
    <div className="two-texts compared">
      <section aria-labelledby="star">
        <h2 id="star">{t.before}</h2>
        <Written>{before}</Written>
      </section>
      <section aria-labelledby="ska-sta">
        <h2 id="ska-sta">{t.after}</h2>
        <Written>{after}</Written>
      </section>
    </div>
  );
}

export function ApprovePage({ kind, approving, onDone, ...ceremony }: Shown) {
  const t = useTexts(texts);
  const { caseId, shown: now } = useBasis();
  const { shown, awaited, body, key } = approving;
  const approval = useApproved(caseId, kind, body, shown, key);
  const [{ state }] = approval;
  useEffect(() => {
    if (state === 'DONE') onDone();
  }, [state, onDone]);
  const title = kind === 'correct-decision' ? t.approveCorrection : t.approveRevocation;
  return (
    <Ceremony
      {...ceremony}
      caseId={caseId}
      shown={shown}
      awaited={awaited}
      revision={now.revision}
      approval={approval}
      words={{ ...t, title, lead: t.approveLead, notSignedIn: t.notApproved }}
    >
      <BothTexts body={body} />
    </Ceremony>
  );
}
