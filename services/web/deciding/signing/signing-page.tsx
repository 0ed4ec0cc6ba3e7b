/** A decision, or the writing off of a case, as it is signed. */
import { Notice } from '../../parts';
import { today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import type { Signing } from '../deciding';
import { Ceremony } from './ceremony';
import { texts } from './texts';
import { useApproval } from './use-approval';

interface Shown {
  readonly caseId: string;
  readonly number: string;
  readonly signing: Signing;
  /** Where the case is now. */
  readonly revision: number;
  readonly onAwait: () => void;
  readonly onArrived: () => void;
  readonly onBack: () => void;
}

export function SigningPage({ signing, ...ceremony }: Shown) {
  const t = useTexts(texts);
  const { shown, awaited, command } = signing;
  const yesterday = shown.decidedOn !== today();
  return (
    <Ceremony
      {...ceremony}
      shown={shown}
      awaited={awaited}
      approval={useApproval(ceremony.caseId, signing)}
      words={{ ...t, title: command === 'decision' ? t.title : t.writeOffTitle }}
      width="reading"
      hindered={yesterday}
    >
      {yesterday && (
        <Notice tone="warning" title={t.yesterday} alert>
          <p>{t.yesterdayText}</p>
        </Notice>
      )}
    </Ceremony>
  );
}
