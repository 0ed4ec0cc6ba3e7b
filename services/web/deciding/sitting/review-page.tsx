/** Before the one sign-in: every case with what was chosen of it, in the order in which they are decided, and the checksum that the sign-in shows. */
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import type { DecisionKind } from '#libs/delegation/events';
import { Notice, NotSent, Page } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { Checksum } from '../signing/document-text';
import { texts as decidingTexts } from '../texts';
import { useArrival } from '../use-arrival';
import { useChecksum } from './nonce';
import { approved, stateOf, unanswered, type Prepared, type Sitting, type SittingCase } from './sitting';
import { StateTag } from './state-tag';
import { texts } from './texts';
import type { Stop } from './use-sitting';

/** What the statement decides, in a line. */
function Decides({ made }: { made: Prepared }) {
  const { language } = useLanguage();
  const { money } = useFormat();
  const { outcome, amountÖre: sum } = JSON.parse(made.shown.statement) as { outcome: DecisionKind; amountÖre: number };
  return (
    <p>
      <span className="capital">{DECISION_KIND_NAMES[outcome][language]}</span>
      {sum > 0 && (
        <>
          , <strong className="number">{money(sum)}</strong>
        </>
      )}
    </p>
  );
}

function Row({ one, onGo }: { one: SittingCase; onGo: (() => void) | null }) {
  const t = useTexts(texts);
  const d = useTexts(decidingTexts);
  const state = stateOf(one, today());
  const { prepared: made } = one;
  return (
    <li className="card sitting-case">
      <p className="decision-number">{one.number ?? d.withoutNumber}</p>
      <h2 lang="sv">{one.organisation}</h2>
      <p>
        <StateTag state={state} />
      </p>
      {made && state !== 'LEFT_OUT' && <Decides made={made} />}
      {state === 'APPROVED' && <Checksum digest={made!.shown.digest} />}
      {state === 'OTHER_DAY' && <p>{t.otherDay}</p>}
      {onGo && (
        <p>
          <button type="button" className="button small" onClick={onGo}>
            {made ? t.reads : t.write} <span className="visually-hidden">{one.organisation}</span>
          </button>
        </p>
      )}
    </li>
  );
}

interface Shown {
  readonly sitting: Sitting;
  readonly busy: boolean;
  /** Why what was approved has not been sent; MISSED = the sign-in did not come about. */
  readonly stop: Stop | 'MISSED' | null;
  readonly onGo: (caseId: string) => void;
  readonly onSign: (digests: readonly string[]) => void;
  readonly onAgain: () => void;
}

export function ReviewPage({ sitting, busy, stop, onGo, onSign, onAgain }: Shown) {
  const t = useTexts(texts);
  useArrival();
  const digests = approved(sitting, today()).map(({ prepared: { shown } }) => shown.digest);
  const checksum = useChecksum(digests);
  const undecided = sitting.cases.filter(({ choice, outcome }) => choice === null && outcome === null).length;
  return (
    <Page title={t.reviewTitle} lead={t.reviewLead} width="reading">
      {stop === 'NO_CONTACT' && <NotSent />}
      {stop === 'SIGN_IN' && (
        <Notice tone="warning" title={t.tooOld} alert>
          <p>{t.tooOldText}</p>
        </Notice>
      )}
      {stop === 'MISSED' && (
        <Notice tone="warning" title={t.notSignedIn} alert>
          <p>{t.notSignedInText}</p>
        </Notice>
      )}
      <ol className="decision-list">
        {sitting.cases.map((one) => (
          <Row key={one.caseId} one={one} onGo={busy || one.outcome ? null : () => onGo(one.caseId)} />
        ))}
      </ol>
      {digests.length === 0 && <p>{t.nothing}</p>}
      {digests.length > 0 && undecided > 0 && <p>{t.undecided(undecided)}</p>}
      {digests.length > 0 && !busy && (
        <section aria-labelledby="kontrollsumma" className="checksum-box">
          <h2 id="kontrollsumma">{t.checksum(digests.length)}</h2>
          {checksum === null ? <p>{t.unable}</p> : <Checksum digest={checksum} />}
          <p className="hint">
            {t.compareAll} {checksum !== null && digests.length > 1 && t.reckoned}
          </p>
        </section>
      )}
      <p role="status">{busy ? t.sending(unanswered(sitting).length) : ''}</p>
      {!busy && (
        <div className="buttons">
          {stop === 'NO_CONTACT' ? (
            <button type="button" className="button primary" onClick={onAgain}>
              {t.again}
            </button>
          ) : (
            digests.length > 0 && (
              <button type="button" className="button primary" onClick={() => onSign(digests)}>
                {t.sign(digests.length)}
              </button>
            )
          )}
        </div>
      )}
    </Page>
  );
}
