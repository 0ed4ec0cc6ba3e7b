import { Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBasis } from './basis';
import { texts } from './texts';

/** What the applicant was asked before the decision, and what they said. */
export function CommentsSection() {
  const t = useTexts(texts);
  const { day, shortMoment } = useFormat();
  const { page } = useBasis();
  const { communications, communicationSkipped } = page;
  if (communications.length === 0 && !communicationSkipped) return null;
  return (
    <section id="yttrande" className="card" aria-labelledby="yttrande-rubrik">
      <h2 id="yttrande-rubrik">{t.comments}</h2>
      {communicationSkipped && (
        <>
          <p>{t.skipped}</p>
          <Written>{communicationSkipped.reason}</Written>
        </>
      )}
      {communications.map(({ id, at, message, deadline, state, replies }) => (
        <div key={id}>
          <h3>{t.asked(shortMoment(at))}</h3>
          <Written>{message}</Written>
          {state === 'LAPSED' && <p>{t.noReply(day(deadline))}</p>}
          {state === 'OPEN' && <p>{t.mayReply(day(deadline))}</p>}
          {replies.map((reply) => (
            <div key={reply.revision}>
              <h4>{t.reply(shortMoment(reply.receivedAt))}</h4>
              <Written>{reply.answer}</Written>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}
