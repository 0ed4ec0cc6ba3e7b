/** What the log says of itself, for everybody to keep a copy of. */
import type { CheckpointsAnswer, ShownCheckpoint } from '../../../api/proof/checkpoints.controller';
import { useReading } from '../../api/read';
import { Empty, Facts, Failed, Notice, Page, Skeleton } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import './checkpoints.css';
import { texts } from './texts';

function Sum({ groups }: Pick<ShownCheckpoint, 'groups'>) {
  return (
    <code className="checksum">
      {groups.map((group, place) => (
        <span key={place}>{group} </span>
      ))}
    </code>
  );
}

function Latest({ origin, latest }: { origin: string; latest: NonNullable<CheckpointsAnswer['latest']> }) {
  const t = useTexts(texts);
  const { moment, number } = useFormat();
  const { size, groups, signedAt, witnesses, note, qr } = latest;
  return (
    <div className="checkpoint">
      <div>
        <Facts
          items={[
            [t.sum, <Sum key="sum" groups={groups} />],
            [t.events, number(size)],
            [
              t.signed,
              <time key="signed" dateTime={signedAt}>
                {moment(signedAt)}
              </time>,
            ],
            [t.log, <code key="log">{origin}</code>],
            [t.witnesses, witnesses.length === 0 ? t.noWitnesses : witnesses.join(', ')],
          ]}
        />
        <p>
          <a href={note}>{t.note}</a>
        </p>
      </div>
      <figure>
        <svg viewBox={`-4 -4 ${qr.modules + 8} ${qr.modules + 8}`} role="img" aria-label={t.qr} shapeRendering="crispEdges">
          <rect x="-4" y="-4" width={qr.modules + 8} height={qr.modules + 8} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <figcaption className="hint">{t.qrHint}</figcaption>
      </figure>
    </div>
  );
}

function History({ history }: Pick<CheckpointsAnswer, 'history'>) {
  const t = useTexts(texts);
  const { shortMoment, number } = useFormat();
  return (
    <section className="apart" aria-labelledby="history-name">
      <h2 id="history-name">{t.history}</h2>
      <p className="hint">
        {t.historyLead} <a href="/.well-known/liggaren/checkpoints">{t.all}</a>
      </p>
      <ol className="checkpoints">
        {history.map(({ size, groups, signedAt, witnesses, note }) => (
          <li key={size}>
            <p>
              <time dateTime={signedAt}>{shortMoment(signedAt)}</time>, <a href={note}>{`${number(size)} ${t.events.toLowerCase()}`}</a>
              {witnesses.length > 0 && `, ${t.witnesses.toLowerCase()}: ${witnesses.join(', ')}`}
            </p>
            <Sum groups={groups} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Shown({ origin, latest, history, keys }: CheckpointsAnswer) {
  const t = useTexts(texts);
  const { number } = useFormat();
  const signing = keys.filter(({ until }) => until === null);
  const changing = new Set(signing.map(({ from }) => from)).size > 1;
  return (
    <>
      <section className="apart" aria-labelledby="latest-name">
        <h2 id="latest-name">{t.latest}</h2>
        {latest ? (
          <Latest origin={origin} latest={latest} />
        ) : (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        )}
        {latest?.witnesses.length === 0 && (
          <Notice tone="information" title={t.noWitnessesTitle}>
            <p>{t.noWitnessesText}</p>
          </Notice>
        )}
      </section>
      <section className="apart" aria-labelledby="what-name">
        <h2 id="what-name">{t.what}</h2>
        {t.whatText.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </section>
      {history.length > 0 && <History history={history} />}
      {keys.length > 0 && (
        <section className="apart" aria-labelledby="keys-name">
          <h2 id="keys-name">{t.keys}</h2>
          <p className="hint">
            {t.keysLead} <a href="/.well-known/liggaren/keys">{t.policy}</a>
          </p>
          {changing && (
            <Notice tone="information" title={t.keysChangingTitle}>
              <p>{t.keysChangingText}</p>
            </Notice>
          )}
          <ul className="log-keys">
            {keys.map(({ vkey, from, until }) => (
              <li key={vkey}>
                <code>{vkey.split('+').slice(0, 2).join(' ')}</code>
                <span className="hint">{t.keyHolds(from === 0 ? null : number(from), until === null ? null : number(until))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function CheckpointsPage() {
  const t = useTexts(texts);
  const { data, error, refetch } = useReading<CheckpointsAnswer>('/api/checkpoints');
  return (
    <Page title={t.title} lead={t.lead} width="reading">
      {error && !data && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && <Shown {...data.body} />}
    </Page>
  );
}
