/** What the signed-in person wants to be told by mail, and when. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { ProblemDocument } from '../../api/problems/problem';
import type { NoticeChoice, OwnNotices } from '../../api/mail/notice-settings.controller';
import { useMe } from '../api/me';
import { Refused } from '../api/problem';
import { send } from '../api/send';
import { useReading } from '../api/read';
import { Choice, Empty, ErrorSummary, Failed, NotSent, Notice, Page, Radios, Skeleton, useAnnounce } from '../parts';
import { useTexts } from '../texts/language';
import './mailing.css';
import { texts } from './own-texts';

const SETTINGS = '/api/notice-settings';
const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: `${String(hour).padStart(2, '0')}.00` }));

type When = Pick<OwnNotices, 'hour' | 'days'>;

/** When the day's one mail goes. */
function Digest({ values: { hour, days }, onChange }: { values: When; onChange: (change: Partial<When>) => void }) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="digest-name">
      <h2 id="digest-name">{t.digest}</h2>
      <p>{t.digestText}</p>
      <Choice
        id="hour"
        name="hour"
        label={t.hour}
        open={false}
        error={undefined}
        value={String(hour)}
        onChange={(value) => onChange({ hour: Number(value) })}
        options={HOURS}
      />
      <Radios
        id="days"
        name="days"
        label={t.days}
        error={undefined}
        value={days}
        onChange={(value) => onChange({ days: value === 'EVERY' ? 'EVERY' : 'WORKING' })}
        options={[
          { value: 'WORKING', text: t.WORKING },
          { value: 'EVERY', text: t.EVERY },
        ]}
      />
    </section>
  );
}

/** What can be chosen among, with what is chosen now. */
function Choosing({ found }: { found: OwnNotices }) {
  const t = useTexts(texts);
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [values, setValues] = useState(found);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ProblemDocument | 'no-contact' | null>(null);
  const open = values.choices.filter(({ ways }) => ways.length > 1);
  const anyDigest = open.some(({ ways }) => ways.includes('DIGEST'));

  const choose = (kind: string, way: string): void =>
    setValues((now) => ({
      ...now,
      choices: now.choices.map((one) => (one.kind === kind ? { ...one, way: way as NoticeChoice['way'] } : one)),
    }));
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (sending) return;
    setSending(true);
    setProblem(null);
    try {
      const { hour, days } = values;
      const choices = open.map(({ kind, way }) => ({ kind, way }));
      await send('PUT', SETTINGS, { hour, days, choices });
      await queries.invalidateQueries({ queryKey: [SETTINGS] });
      announce(t.saved);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : 'no-contact');
    } finally {
      setSending(false);
    }
  };

  return (
    <form noValidate className="form notices" onSubmit={(event) => void save(event)}>
      {problem === 'no-contact' && <NotSent />}
      {problem !== null && problem !== 'no-contact' && <ErrorSummary problem={problem} idOf={() => undefined} />}
      <section aria-labelledby="choose-name">
        <h2 id="choose-name">{t.choose}</h2>
        <div className="ways">
          {open.map(({ kind, name, way, ways }) => (
            <Choice
              key={kind}
              id={kind}
              name={kind}
              label={name}
              open={false}
              error={undefined}
              value={way}
              onChange={(value) => choose(kind, value)}
              options={ways.map((value) => ({ value, text: t.ways[value] }))}
            />
          ))}
        </div>
      </section>
      {anyDigest && <Digest values={values} onChange={(change) => setValues((now) => ({ ...now, ...change }))} />}
      <div className="buttons">
        <button type="submit" className="button primary" aria-disabled={sending}>
          {sending ? t.saving : t.save}
        </button>
      </div>
    </form>
  );
}

function Own({ found }: { found: OwnNotices }) {
  const t = useTexts(texts);
  const applicant = useMe()?.role === 'applicant';
  const always = found.choices.filter(({ ways }) => ways.length === 1);
  if (found.choices.length === 0) return <Empty title={t.nothing} />;
  return (
    <>
      {found.address === null ? (
        <Notice tone={applicant ? 'information' : 'warning'} title={t.noAddress}>
          <p>{applicant ? t.noAddressApplicant : t.noAddressText}</p>
        </Notice>
      ) : (
        <p>{t.to(found.address)}</p>
      )}
      {always.length > 0 && (
        <section aria-labelledby="always-name">
          <h2 id="always-name">{t.always}</h2>
          <p>{t.alwaysText}</p>
          <ul>
            {always.map(({ kind, name }) => (
              <li key={kind}>{name}</li>
            ))}
          </ul>
        </section>
      )}
      {found.choices.length > always.length && <Choosing found={found} />}
    </>
  );
}

export function OwnNoticesPage() {
  const t = useTexts(texts);
  const { data, error, refetch } = useReading<OwnNotices>(SETTINGS);
  return (
    <Page title={t.title} lead={t.lead} width="reading">
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && <Own found={data.body} />}
    </Page>
  );
}
