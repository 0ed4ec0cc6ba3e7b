/** Filters that are all to be seen. Each edits the text of the search box, and shows what that says. */
import type { Flag, Mover, Phase } from '#projections/case-queue';
import { MOST_COUNTED } from '../../../../projections/case-queue/counted';
import { says, valuesIn, withClause, withValueToggled } from '../../../../projections/case-queue/query-edit';
import type { Clause } from '../../../../projections/case-queue/query-language';
import { FLAG_WORDS, ME, MOVER_WORDS, NOBODY, OPEN_PHASES, PHASE_WORDS } from '../../../../projections/case-queue/query-words';
import { useFormat } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { capital, useWords } from '../case/words';
import { texts } from './texts';

interface Props {
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** Cases per mover, whichever mover is chosen. */
  readonly counts: Readonly<Record<Mover, number>> | null;
  readonly mayBeAssigned: boolean;
}

interface Choice {
  readonly text: string;
  readonly on: boolean;
  readonly count?: number;
  readonly next: string;
}

function Choices({ title, choices, onSearch }: { title: string; choices: readonly Choice[]; onSearch: (q: string) => void }) {
  const f = useFormat();
  return (
    <fieldset className="queue-filter">
      <legend>{title}</legend>
      {choices.map(({ text, on, count, next }) => (
        <button key={text} type="button" aria-pressed={on} onClick={() => onSearch(next)}>
          <span>{text}</span>
          {count !== undefined && <span className="count">{f.counted(count, MOST_COUNTED)}</span>}
        </button>
      ))}
    </fieldset>
  );
}

const DUES = {
  overdue: { key: 'deadline', range: { least: null, most: -1 } },
  week: { key: 'deadline', range: { least: null, most: 7 } },
  none: { key: 'deadline', range: null },
} as const satisfies Record<string, Clause>;

export function Filters({ q, onSearch, counts, mayBeAssigned }: Props) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { word } = useWords();
  const toggled = (key: 'mover' | 'phase' | 'flag' | 'official', value: string): string => withValueToggled(q, key, value, language);
  const chosen = (key: 'mover' | 'phase' | 'flag' | 'official'): readonly string[] => valuesIn(q, key);

  const movers = (Object.keys(MOVER_WORDS) as Mover[]).map((mover): Choice => ({
    text: capital(word('mover', mover)),
    on: chosen('mover').includes(mover),
    ...(counts ? { count: counts[mover] } : {}),
    next: toggled('mover', mover),
  }));
  const dues = (Object.keys(DUES) as (keyof typeof DUES)[]).map((due): Choice => {
    const clause = DUES[due];
    const on = says(q, clause);
    return { text: t.dues[due], on, next: withClause(q, 'deadline', on ? null : clause, language) };
  });
  const officials = [
    ...(mayBeAssigned ? [{ text: t.me, on: chosen('official').includes(ME), next: toggled('official', ME) }] : []),
    { text: t.noOne, on: chosen('official').includes(NOBODY), next: toggled('official', NOBODY) },
  ];
  const phases = chosen('phase');
  const open = OPEN_PHASES.every((phase) => phases.includes(phase));
  const states: readonly Choice[] = [
    {
      text: t.open,
      on: open,
      next: withClause(q, 'phase', open ? null : { key: 'phase', values: OPEN_PHASES }, language),
    },
    ...(Object.keys(PHASE_WORDS) as Phase[]).map((phase) => ({
      text: capital(word('phase', phase)),
      on: phases.includes(phase) && !(open && OPEN_PHASES.includes(phase)),
      next: open ? withClause(q, 'phase', { key: 'phase', values: [phase] }, language) : toggled('phase', phase),
    })),
  ];
  const flags = (Object.keys(FLAG_WORDS) as Flag[]).map((flag): Choice => ({
    text: capital(word('flag', flag)),
    on: chosen('flag').includes(flag),
    next: toggled('flag', flag),
  }));

  return (
    <>
      <Choices title={t.turnOf} choices={movers} onSearch={onSearch} />
      <Choices title={t.due} choices={dues} onSearch={onSearch} />
      <Choices title={t.responsible} choices={officials} onSearch={onSearch} />
      <Choices title={t.state} choices={states} onSearch={onSearch} />
      <Choices title={t.flagged} choices={flags} onSearch={onSearch} />
    </>
  );
}
