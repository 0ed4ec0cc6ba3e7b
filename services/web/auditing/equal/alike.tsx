/** Cases that were assessed alike on every criterion and decided differently. */
import type { AlikeSet, ComparedDecision, EqualTotals } from '#projections/decision-register';
import { search } from '../../api/read';
import { Failed, Skeleton } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as decisions } from '../decisions/texts';
import { ListFoot } from '../filters';
import { useExaminedList } from '../reading';
import { MERITS } from './by-criterion';
import { ComparedTable } from './compared';
import { texts } from './texts';

interface Part {
  readonly rows: readonly AlikeSet[];
  readonly next: string | null;
  readonly totals: EqualTotals;
}

function Totals({ totals: { decisions: all, comparable, sets, inSets } }: { totals: EqualTotals }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <>
      <p>
        {sets === 0
          ? t.alikeNone(number(comparable))
          : sets === 1
            ? t.alikeOne(number(inSets), number(comparable))
            : t.alikeLead(number(sets), number(inSets), number(comparable))}
      </p>
      {all > comparable && <p className="hint">{t.notComparable(number(all - comparable))}</p>}
    </>
  );
}

/** What they have alike. The advisers' scores are the same for all only when everybody's are compared. */
function Profile({ decision: { assessed, guidelineVersion }, all }: { decision: ComparedDecision; all: boolean }) {
  const t = useTexts(texts);
  const { number, list } = useFormat();
  const criteria = Object.entries(assessed ?? {});
  return (
    <h3>
      {list(
        criteria.map(([, { name, official, advisers }]) =>
          [
            t.score(name, official === null ? '–' : number(official)),
            all && advisers.length > 0 ? `(${t.advisers(advisers.map(number).join('+'))})` : '',
          ]
            .filter(Boolean)
            .join(' '),
        ),
      )}{' '}
      <small>{t.guidelines(guidelineVersion)}</small>
    </h3>
  );
}

function Set({ set: { outcomes, decisions: shown }, all }: { set: AlikeSet; all: boolean }) {
  const t = useTexts(texts);
  const d = useTexts(decisions);
  const { number, list } = useFormat();
  const counted = MERITS.flatMap((outcome) =>
    outcomes[outcome] ? [`${number(outcomes[outcome])} ${d.outcomes[outcome].toLowerCase()}`] : [],
  );
  const count = Object.values(outcomes).reduce((sum, one) => sum + one, 0);
  return (
    <section className="card alike">
      <Profile decision={shown[0]!} all={all} />
      <p>
        <b>{list(counted)}</b>
        {count > shown.length && ` · ${t.shownOf(number(shown.length), number(count))}`}
      </p>
      <ComparedTable rows={shown} caption={list(counted)} />
    </section>
  );
}

export function Alike({ query, compared }: { query: Parameters<typeof search>[0]; compared: string }) {
  const t = useTexts(texts);
  const list = useExaminedList<AlikeSet, string, Part>(
    (cursor) => `/api/auditor/equal-treatment/alike${search({ ...query, compared, limit: 10, cursor })}`,
  );
  const totals = list.data?.pages[0]?.body.totals;
  return (
    <section aria-labelledby="alike">
      <h2 id="alike">{t.alike}</h2>
      {list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : !totals ? (
        <Skeleton lines={6} />
      ) : (
        <>
          <Totals totals={totals} />
          {list.rows.map((set) => (
            <Set key={set.alike} set={set} all={compared === 'ALL'} />
          ))}
          {list.rows.length > 0 && <ListFoot list={list} />}
        </>
      )}
    </section>
  );
}
