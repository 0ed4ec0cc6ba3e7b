/** What has changed from one version of a proposal to another: amounts and terms in words, texts word by word. */
import type { ReactNode } from 'react';
import { OUTCOME_NAMES } from '#libs/grant-cases/wordings';
import { Tag, type Tone } from '../parts/shown';
import { useFormat, type Format } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { ChangedWords } from './changed-words';
import { compareProposals, isSame, type Changed, type ProposalComparison, type ProposalContent, type TextChange } from './compare';
import './proposals.css';
import { texts } from './texts';

function FromTo({ term, before, after, note }: { term: string; before: ReactNode; after: ReactNode; note?: string }) {
  const t = useTexts(texts);
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <del>{before}</del> <span aria-hidden="true">→</span>
        <span className="visually-hidden"> {t.becomes} </span> <ins>{after}</ins>
        {note && <span className="hint"> ({note})</span>}
      </dd>
    </div>
  );
}

const TONES = { ADDED: 'success', REMOVED: 'danger', REWORDED: 'information' } as const satisfies Record<TextChange<unknown>['kind'], Tone>;
function Text<Key>({ heading, change }: { heading: string; change: TextChange<Key> }) {
  const t = useTexts(texts);
  const kind = { ADDED: t.added, REMOVED: t.removed, REWORDED: t.reworded }[change.kind];
  return (
    <section className="proposal-change">
      <h4>
        {heading} <Tag tone={TONES[change.kind]}>{kind}</Tag>
      </h4>
      <ChangedWords pieces={change.pieces} />
    </section>
  );
}

const howMuch = ({ before, after }: Changed<number>, { money }: Format, t: (typeof texts)['sv']): string =>
  after > before ? t.more(money(after - before)) : t.less(money(before - after));

function Wholes({ outcome, amountOre, reportDue }: ProposalComparison) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const format = useFormat();
  if (!outcome && !amountOre && !reportDue) return null;
  const day = (value: string | null): string => (value === null ? t.noDay : format.day(value));
  const named = (value: keyof typeof OUTCOME_NAMES): string => OUTCOME_NAMES[value][language];
  return (
    <dl className="facts">
      {outcome && <FromTo term={t.outcome} before={named(outcome.before)} after={named(outcome.after)} />}
      {amountOre && (
        <FromTo
          term={t.amount}
          before={format.money(amountOre.before)}
          after={format.money(amountOre.after)}
          note={howMuch(amountOre, format, t)}
        />
      )}
      {reportDue && <FromTo term={t.reportDue} before={day(reportDue.before)} after={day(reportDue.after)} />}
    </dl>
  );
}

interface Compared {
  readonly before: ProposalContent;
  readonly after: ProposalContent;
  /** The criterion's name in the guidelines, by its id. */
  readonly criterionName: (criterion: string) => string;
}

export function ProposalDiff({ before, after, criterionName }: Compared) {
  const t = useTexts(texts);
  const comparison = compareProposals(before, after);
  const { terms, criteria, dissent } = comparison;
  const heading = { plan: t.payment, ...t };
  return (
    <section className="proposal-diff">
      <h3>{t.changesBetween(before.version, after.version)}</h3>
      {isSame(comparison) ? <p>{t.same}</p> : <p className="hint">{t.key}</p>}
      <Wholes {...comparison} />
      {terms.map((change) => (
        <Text key={change.key} heading={t.term} change={change} />
      ))}
      {comparison.texts.map((change) => (
        <Text key={change.key} heading={heading[change.key]} change={change} />
      ))}
      {criteria.map((change) => (
        <Text key={change.key} heading={t.criterion(criterionName(change.key))} change={change} />
      ))}
      {dissent.map((change) => (
        <Text key={change.key.ref} heading={t.dissentOf(change.key.name)} change={change} />
      ))}
    </section>
  );
}
