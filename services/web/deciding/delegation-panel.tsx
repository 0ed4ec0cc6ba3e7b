/** The right to decide exactly this, today, and the money for it: as the decision itself finds them. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { BasisAnswer } from '../../api/cases/basis-query';
import type { Assignment } from '#libs/delegation';
import type { DecisionKind } from '#libs/delegation/events';
import { DECISION_KIND_NAMES } from '#libs/delegation/wordings';
import { reading, search } from '../api/read';
import { isRefused } from '../api/problem';
import { Facts, Failed, Notice, Skeleton } from '../parts';
import { useFormat } from '../texts/format';
import { useLanguage, useTexts } from '../texts/language';
import { texts } from './panel-texts';

const TYPING_MS = 300;
/** A sum that is being typed is asked about when the typing pauses. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

function Held({ held }: { held: readonly Assignment[] }) {
  const t = useTexts(texts);
  const { shortDay } = useFormat();
  if (held.length === 0) return <>{t.nobody}</>;
  return held.map(({ assignmentId, title, holder, from, to, acting }) => (
    <span key={assignmentId} className="held">
      <b>{holder.name}</b>, <span lang="sv">{title}</span>
      {acting && ` (${t.acting})`}
      <small>{t.period(shortDay(from), to === null ? null : shortDay(to))}</small>
    </span>
  ));
}

function Item({ matter, inForce }: { matter: BasisAnswer['matters'][number]; inForce: boolean }) {
  const t = useTexts(texts);
  const { money, shortDay } = useFormat();
  const { item, orderVersion, boardParagraph, validFrom, replacedFrom, revokedFrom, holders, substitutes } = matter;
  const ends = [replacedFrom, revokedFrom].filter((day) => day !== null).toSorted()[0];
  return (
    <>
      <h3>
        {t.item(item.number)} {inForce && <span className="visually-hidden">{t.inForce}</span>}
      </h3>
      <p lang="sv">{item.matter}</p>
      <Facts
        items={[
          [t.limit, item.limitOre === null ? t.noLimit : t.atMost(money(item.limitOre))],
          [t.valid, t.period(shortDay(validFrom), ends === undefined ? null : t.before(shortDay(ends)))],
          [t.decidedBy, <span key="by" lang="sv">{`${boardParagraph}, delegationsordning ${orderVersion}`}</span>],
          [t.post, <Held key="held" held={holders} />],
          item.substitutePost !== null && [t.substitute, <Held key="substitutes" held={substitutes} />],
          item.conditions !== null && [
            t.conditions,
            <span key="conditions" lang="sv">
              {item.conditions}
            </span>,
          ],
          [t.reporting, t.reportings[item.reporting]],
        ]}
      />
    </>
  );
}

function Money({ frame, amountOre }: { frame: NonNullable<BasisAnswer['frame']>; amountOre: number }) {
  const t = useTexts(texts);
  const { money } = useFormat();
  const left = frame.frameOre - frame.usedOre;
  return (
    <>
      <h3>{t.frame(frame.year)}</h3>
      <Facts
        items={[
          [
            t.whole,
            <span key="whole" className="number">
              {money(frame.frameOre)}
            </span>,
          ],
          [
            t.left,
            <span key="left" className="number">
              {money(left)}
            </span>,
          ],
          [
            t.leftAfter,
            <strong key="after" className={left < amountOre ? 'number late' : 'number'}>
              {money(left - amountOre)}
            </strong>,
          ],
        ]}
      />
    </>
  );
}

function Verdict({ hindrances }: Pick<BasisAnswer, 'hindrances'>) {
  const t = useTexts(texts);
  if (hindrances.length === 0) return <Notice tone="success" title={t.free} />;
  return (
    <Notice tone="danger" title={t.stopped}>
      <ul className="hindrances">
        {hindrances.map(({ code, message, citation }) => (
          <li key={code}>
            {message} <span className="rule">{t.rule(citation)}</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** `amountOre` null = no sum can be read in what is typed. */
export function DelegationPanel({ caseId, kind, amountOre }: { caseId: string; kind: DecisionKind | null; amountOre: number | null }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { money, day } = useFormat();
  const path = `/api/cases/${caseId}/decision-basis${search({ kind, amountOre: amountOre ?? 0 })}`;
  const { data, error, refetch } = useQuery({
    ...reading<BasisAnswer>(useSettled(path)),
    enabled: kind !== null,
    placeholderData: keepPreviousData,
  });
  return (
    <aside className="card panel" aria-labelledby="delegation-rubrik">
      <h2 id="delegation-rubrik">{t.title}</h2>
      {error && !data && (isRefused(error) ? <p>{error.problem.detail}</p> : <Failed error={error} onRetry={() => void refetch()} />)}
      {!error && !data && <Skeleton lines={8} />}
      {data && (
        <>
          <p className="hint">
            {t.asked(
              DECISION_KIND_NAMES[data.body.kind][language],
              data.body.amountOre > 0 ? money(data.body.amountOre) : null,
              day(data.body.on),
            )}
          </p>
          <div role="status">
            <Verdict hindrances={data.body.hindrances} />
          </div>
          {data.body.frame && <Money frame={data.body.frame} amountOre={data.body.amountOre} />}
          {data.body.matters.length === 0 && <p>{t.noItem}</p>}
          {data.body.matters.map((matter) => (
            <Item
              key={`${matter.item.number} ${matter.item.post}`}
              matter={matter}
              inForce={matter.item.number === data.body.authority?.itemNumber}
            />
          ))}
        </>
      )}
    </aside>
  );
}
