/** What the latest check of the whole log came to: for auditors and for whoever runs the service. */
import type { VerificationStanding } from '#libs/sealing';
import { Facts, Notice } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

type Latest = NonNullable<VerificationStanding['latest']>;

function Found({ latest: { found, faults, unchecked } }: { latest: Latest }) {
  const t = useTexts(texts);
  const { number } = useFormat();
  return (
    <>
      {found > 0 && <p>{t.faults(number(found))}</p>}
      <ul>
        {faults.map(({ kind, index, stream, revision, caseNumber, what }, i) => (
          <li key={`${kind}-${index ?? 'whole'}-${i}`}>
            {index !== null && `${t.index(String(index))} `}
            {stream !== null && <code>{revision === null ? stream : `${stream}@${revision}`}</code>} {caseNumber}{' '}
            <span lang="sv">{what}.</span>
          </li>
        ))}
        {unchecked.map((what) => (
          <li key={what} lang="sv">
            {what}
          </li>
        ))}
      </ul>
    </>
  );
}

export function Verification({ standing: { latest, lastFull, alarm } }: { standing: VerificationStanding }) {
  const t = useTexts(texts);
  const { moment, number } = useFormat();
  return (
    <section aria-labelledby="verification-name">
      <h2 id="verification-name">{t.title}</h2>
      <p>{t.lead}</p>
      {alarm && (
        <Notice tone={alarm === 'FAULTS' ? 'danger' : 'warning'} title={t.alarms[alarm]}>
          {latest && alarm !== 'LATE' && <Found latest={latest} />}
        </Notice>
      )}
      {latest ? (
        <Facts
          inline
          items={[
            [t.when, moment(latest.endedAt)],
            [t.what, t.levels[latest.level]],
            [t.events, number(latest.events)],
            [t.outcome, t.outcomes[latest.outcome]],
            ...(latest.level === 'TREE' && lastFull !== null ? ([[t.lastFull, moment(lastFull)]] as const) : []),
          ]}
        />
      ) : (
        <p>{t.never}</p>
      )}
    </section>
  );
}
