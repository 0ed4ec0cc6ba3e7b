/** One sending for comments: what, until when, and what came back. */
import type { Communication } from '#projections/case-page';
import { Facts, Tag, Written, type Tone } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { ReplyForm } from './forms';
import { texts } from './texts';

const TONES = { OPEN: 'information', REPLIED: 'success', LAPSED: 'warning' } as const satisfies Record<Communication['state'], Tone>;

export function Sent({ communication, mayReply }: { communication: Communication; mayReply: boolean }) {
  const t = useTexts(texts);
  const { moment, day, away } = useFormat();
  const { id, at, state, deadline, material, message, replies } = communication;
  return (
    <article className="card" aria-labelledby={`utskick-${id}`}>
      <h3 id={`utskick-${id}`} className="with-tag">
        {t.sentOn(moment(at))} <Tag tone={TONES[state]}>{t.states[state]}</Tag>
      </h3>
      <Facts
        items={[
          [t.deadline, state === 'OPEN' ? `${day(deadline)} (${away(deadline)})` : day(deadline)],
          [
            t.material,
            <ul key="material" className="plain" lang="sv">
              {material.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>,
          ],
          [t.message, <Written key="message">{message}</Written>],
        ]}
      />
      {replies.map((reply) => (
        <div key={reply.revision} className="reply">
          <h4>{t.replied(moment(reply.receivedAt))}</h4>
          <Written>{reply.answer}</Written>
          {reply.by.role !== 'applicant' && <p className="hint">{t.recordedBy(reply.by.name)}</p>}
        </div>
      ))}
      {mayReply && state !== 'REPLIED' && (
        <>
          <div className="buttons">
            <OpenButton gor={`yttrande:${id}`}>{t.reply}</OpenButton>
          </div>
          <ReplyForm id={id} />
        </>
      )}
    </article>
  );
}
