import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseAtAnswer } from '../../../api/auditor/case-at.controller';
import type { HistoryEntry } from '#projections/case-history';
import { search } from '../../api/read';
import { Facts, Failed, Page, Radios, Skeleton } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import '../auditing.css';
import { Downloads } from '../downloads';
import { useExamined } from '../reading';
import { Changes } from './changes';
import { EventList } from './event-list';
import { EventPanel } from './event-panel';
import { Part } from './part';
import { isTouched, partsOf, type Readable } from './readable';
import { Stepper } from './stepper';
import { chosen, EVERYTHING, type Choice } from './steps';
import { texts } from './texts';
import { Names } from './values';

/** Steps that follow fast on each other are one question to the server: each is written down as a reading. */
const PAUSE_MS = 200;

const criterionNames = ({ case: { guidelines } }: CaseAtAnswer): Readonly<Record<string, string>> =>
  Object.fromEntries((guidelines?.criteria ?? []).map(({ id, name }) => [id, name]));

/** Which parts are open: those that the event changed, and those that somebody has opened. */
function useOpened(answer: CaseAtAnswer) {
  const [opened, setOpened] = useState<Readonly<Record<string, boolean>>>({});
  const [all, setAll] = useState(false);
  return {
    all,
    setAll: (open: boolean): void => {
      setAll(open);
      setOpened({});
    },
    isOpen: (part: Readable): boolean => opened[part.field] ?? (all || isTouched(answer.changes, part.path)),
    open: (field: string, open: boolean): void => setOpened((now) => ({ ...now, [field]: open })),
  };
}

function GuidelinesThen({ answer }: { answer: CaseAtAnswer }) {
  const t = useTexts(texts);
  const { money, day } = useFormat();
  const { guidelines, ownShare } = answer.case;
  if (!guidelines) return <p>{t.noGuidelines}</p>;
  const { totalOre = null, demandedOre = null } = ownShare ?? {};
  return (
    <Facts
      items={[
        [t.guidelines, t.guidelinesText(guidelines.version, guidelines.boardParagraph, day(guidelines.validFrom))],
        [t.criteria, guidelines.criteria.map(({ name }) => name).join(', ')],
        [t.amounts, t.amountsText(money(guidelines.amount.minOre), money(guidelines.amount.maxOre))],
        totalOre !== null && demandedOre !== null && [t.ownShare, t.ownShareText(money(totalOre), money(demandedOre))],
      ]}
    />
  );
}

function Stood({ answer, onGo }: { answer: CaseAtAnswer; onGo: (revision: number) => void }) {
  const t = useTexts(texts);
  const { all, setAll, isOpen, open } = useOpened(answer);
  return (
    <>
      <section className="card" aria-labelledby="changed-name">
        <h2 id="changed-name">{t.changed}</h2>
        <Changes page={answer.case.page} changes={answer.changes} onShow={(field) => flushSync(() => open(field, true))} />
      </section>
      <div className="row-head parts-head">
        <p>{t.theCase}</p>
        <button type="button" className="button small" aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? t.closeAll : t.openAll}
        </button>
      </div>
      {partsOf(answer.case.page).map((part) => (
        <Part key={part.field} part={part} open={isOpen(part)} onOpen={(to) => open(part.field, to)} changes={answer.changes} onGo={onGo} />
      ))}
      <details className="card part" open={all}>
        <summary>
          <h2>{t.guidelines}</h2>
          <span className="gist">{answer.case.guidelines?.version}</span>
        </summary>
        <GuidelinesThen answer={answer} />
      </details>
    </>
  );
}

/** A case, event by event, as it stood. */
export function ReplayPage() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { caseId } = useParams({ from: '/signed-in/granska/$caseId' });
  const { h, klocka } = useSearch({ from: '/signed-in/granska/$caseId' });
  const clock = klocka ?? 'recorded';
  const history = useExamined<{ rows: readonly HistoryEntry[] }>(`/api/cases/${caseId}/history?order=oldest-first`);
  const entries = history.data?.body.rows ?? [];
  const last = entries.length - 1;
  const [choice, setChoice] = useState<Choice>(EVERYTHING);
  const steps = chosen(entries, choice);

  // what the slider says at once, and what is asked for when it rests
  const asked = h === undefined ? Math.max(last, 0) : Math.min(h - 1, Math.max(last, 0));
  const [wanted, setWanted] = useState<number | null>(null);
  const revision = wanted ?? asked;
  if (wanted === asked) setWanted(null);
  useEffect(() => {
    if (wanted === null || wanted === asked) return;
    const timer = setTimeout(
      () =>
        void navigate({
          to: '/granska/$caseId',
          params: { caseId },
          search: { h: wanted + 1, klocka },
          replace: true,
          resetScroll: false,
        }),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [wanted, asked, klocka, caseId, navigate]);

  const stood = useExamined<CaseAtAnswer>(`/api/auditor/cases/${caseId}/at/${asked}${search({ clock })}`, { enabled: last >= 0 });
  const answer = stood.data?.body;
  const setClock = (value: string): void =>
    void navigate({
      to: '/granska/$caseId',
      params: { caseId },
      search: { h, klocka: value === 'effective' ? 'effective' : undefined },
      replace: true,
      resetScroll: false,
    });

  const back = <Link to="/granska">‹ {t.back}</Link>;
  if (history.error)
    return (
      <Page title={t.titleWithout} above={back} width="wide">
        <Failed error={history.error} onRetry={() => void history.refetch()} />
      </Page>
    );
  if (last < 0 || (!answer && !stood.error)) return <Skeleton lines={8} />;
  const latest = entries[last]!;
  const number = answer?.case.number ?? null;
  const title = [number ?? t.unregistered, answer?.case.title].filter(Boolean).join('\u00a0· ');
  const file = (format: string): string => `/api/auditor/events/export${search({ caseId, format })}`;
  return (
    <Page
      title={title}
      above={back}
      lead={answer?.case.organisation ? t.lead(answer.case.organisation) : undefined}
      width="wide"
      actions={
        <>
          <a className="button" href={`/api/auditor/cases/${caseId}/evidence`} download>
            {t.evidence}
          </a>
          <Link className="button" to="/granska/$caseId/lamna-ut" params={{ caseId }}>
            {t.giveOut}
          </Link>
          <Downloads at={file} csv={t.csv} json={t.json} />
          <button type="button" className="button" onClick={() => print()}>
            {t.print}
          </button>
        </>
      }
    >
      <section className="card replay-controls" aria-label={t.stepper}>
        <Stepper last={latest.revision} steps={steps.length > 0 ? steps : entries} revision={revision} onGo={setWanted} />
        <Radios
          label={t.clock}
          name="clock"
          id="clock"
          error={undefined}
          value={clock}
          onChange={setClock}
          options={[
            { value: 'recorded', text: t.recorded, hint: t.recordedHint },
            { value: 'effective', text: t.effective, hint: t.effectiveHint },
          ]}
        />
      </section>
      <div className="replay">
        <div className="replay-case" aria-busy={stood.isPlaceholderData || wanted !== null}>
          {stood.error && !stood.isFetching ? (
            <Failed error={stood.error} onRetry={() => void stood.refetch()} />
          ) : (
            answer && (
              <>
                <p className="visually-hidden" role="status">
                  {t.valueText(answer.event.revision + 1, last + 1, answer.event.label)}
                </p>
                <EventPanel answer={answer} />
                <Names value={criterionNames(answer)}>
                  <Stood answer={answer} onGo={setWanted} />
                </Names>
              </>
            )
          )}
        </div>
        <EventList entries={entries} steps={steps} choice={choice} onChoose={setChoice} revision={revision} onGo={setWanted} />
      </div>
    </Page>
  );
}
