/** The links of a chain, one after the other: a word and a mark for how each stands, its day and its records, or what to do about it. */
import type { ShownChain, ShownLink } from '#libs/delegation-chain';
import { Facts, Tag, type Tone } from '../parts';
import { daysBetween, today, useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

const TONES: Readonly<Record<ShownLink['state'], Tone>> = { HOLDS: 'success', WAITS: 'neutral', LATE: 'warning', BROKEN: 'danger' };

function LinkItem({ link, place, of }: { link: ShownLink; place: number; of: number }) {
  const t = useTexts(texts);
  const { day, days, number } = useFormat();
  const { state, stateName, name, meaning, on, since, due, why, citation, evidence } = link;
  const waited = on === null && since !== null && since < today() ? daysBetween(since, today()) : null;
  const late = state === 'LATE' && due !== null ? daysBetween(due, on ?? today()) : null;
  return (
    <li className={`chain-link ${state.toLowerCase()}`}>
      <p className="chain-place">{t.link(place, of)}</p>
      <div className="row-head">
        <h3>{name}</h3>
        <p className="chain-standing">
          {on !== null && <time dateTime={on}>{day(on)}</time>}{' '}
          <Tag tone={TONES[state]}>
            {stateName}
            {late !== null && `, ${t.late(days(late))}`}
          </Tag>
        </p>
      </div>
      <p>
        <small>
          {t.demand}: {meaning}
        </small>
      </p>
      {why !== null && <p className="chain-why">{why}</p>}
      <Facts
        items={[
          on === null &&
            due !== null && [
              t.due,
              <time key="due" dateTime={due}>
                {day(due)}
              </time>,
            ],
          waited !== null && [t.since, `${day(since!)}, ${t.age(days(waited))}`],
          evidence.length > 0 && [
            t.evidence,
            <ul key="evidence" className="chain-evidence">
              {evidence.map(({ eventId, label, position }) => (
                <li key={`${eventId}/${position}`}>
                  {label} <small>({t.position(number(position))})</small>
                </li>
              ))}
            </ul>,
          ],
          [t.rests, citation],
        ]}
      />
    </li>
  );
}

/** What to make of it, in one line. `replaced` = a later decision has taken its place, and nothing more is to be done about it. */
export function Verdict({ chain, replaced }: { chain: ShownChain; replaced: boolean }) {
  const t = useTexts(texts);
  const { list } = useFormat();
  const named = (...states: readonly ShownLink['state'][]): string =>
    list(chain.links.filter(({ state, on }) => states.includes(state) && on === null).map(({ name }) => name.toLowerCase()));
  const said = (): string => {
    if (replaced) return t.replaced;
    if (chain.whole) return chain.state === 'LATE' ? t.wholeLate : t.whole;
    const broken = named('BROKEN');
    return broken === '' ? t.toCome(named('LATE', 'WAITS')) : t.atFault(broken);
  };
  return (
    <p className="chain-verdict">
      <Tag tone={TONES[chain.state]}>{chain.stateName}</Tag> {said()}.
    </p>
  );
}

export function Links({ chain }: { chain: ShownChain }) {
  return (
    <ol className="chain">
      {chain.links.map((link, index) => (
        <LinkItem key={link.link} link={link} place={index + 1} of={chain.links.length} />
      ))}
    </ol>
  );
}
