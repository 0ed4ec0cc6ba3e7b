/** What the applicant is asked for, one form each. Answers are bound to nothing that the authority does meanwhile. */
import { useState } from 'react';
import type { ApplicantStatus, Asked } from '#projections/applicant-status';
import { CommandForm, Facts, Radios, TextArea, Written } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Attach } from '../files/attach';
import { useOwnFiles } from '../files/own-files';
import { Decline } from './decline';
import { texts } from './texts';

type Of<K extends Asked['kind']> = Extract<Asked, { kind: K }>;

function Deadline({ day: last }: { day: string }) {
  const t = useTexts(texts);
  const { day, away } = useFormat();
  return <p className="deadline">{last < today() ? t.late(day(last)) : t.by(day(last), away(last))}</p>;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** The answers one after the other, each under what was asked. */
export const composed = (items: readonly { readonly what: string }[], answers: readonly string[]): string =>
  items.flatMap(({ what }, index) => (answers[index]?.trim() ? [`${index + 1}. ${what}\n${answers[index].trim()}`] : [])).join('\n\n');

export function AnswerSupplement({ caseId, asked }: { caseId: string; asked: Of<'SUPPLEMENT'> }) {
  const t = useTexts(texts);
  const own = useOwnFiles(caseId);
  return (
    <section className="card asked" aria-labelledby={`asked-${asked.id}`}>
      <h2 id={`asked-${asked.id}`}>{t.supplementTitle}</h2>
      <Deadline day={asked.deadline} />
      <CommandForm
        to={`/api/cases/${caseId}/receive-supplement`}
        etag={null}
        keep={`${caseId}/supplement/${asked.id}`}
        initial={{ answers: asked.items.map(() => '') }}
        // that nothing at all is said is told at the first question
        errors={({ errors = [] }) => errors.map(({ field, message }) => ({ field: field === 'answer' ? 'answers.0' : field, message }))}
        body={({ answers }) => ({
          supplementId: asked.id,
          receivedAt: null,
          // files alone are an answer too
          answer: composed(asked.items, answers) || (own.files.length > 0 ? own.files.map(({ name }) => name).join('\n') : ''),
          fileIds: own.files.map(({ id }) => id),
        })}
        submit={t.supplementSubmit}
        done={t.supplementDone}
      >
        {({ field }) => (
          <>
            {asked.items.map((item, index) => (
              <div className="question" key={index}>
                <div lang="sv">
                  <h3>
                    {index + 1}. {capital(item.what)}
                  </h3>
                  <p className="hint">
                    <strong>{t.why}:</strong> {item.why}
                  </p>
                </div>
                <TextArea {...field(`answers.${index}`)} label={t.answerTo(item.what)} rows={4} most={4000} />
              </div>
            ))}
            <Attach own={own} hint={t.supplementFiles} spaceId={caseId} />
            <div className="hint">
              <strong>{t.consequence}</strong>
              <Written>{asked.consequence}</Written>
            </div>
          </>
        )}
      </CommandForm>
    </section>
  );
}

export function ReplyToCommunication({ caseId, asked }: { caseId: string; asked: Of<'COMMUNICATION'> }) {
  const t = useTexts(texts);
  const own = useOwnFiles(caseId);
  return (
    <section className="card asked" aria-labelledby={`asked-${asked.id}`}>
      <h2 id={`asked-${asked.id}`}>{t.communicationTitle}</h2>
      <Deadline day={asked.deadline} />
      <Facts
        items={[
          [
            t.material,
            <ul key="material" lang="sv" className="plain">
              {asked.material.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>,
          ],
          [t.message, <Written key="message">{asked.message}</Written>],
        ]}
      />
      <CommandForm
        to={`/api/cases/${caseId}/reply-to-communication`}
        etag={null}
        keep={`${caseId}/communication/${asked.id}`}
        initial={{ answer: '' }}
        body={({ answer }) => ({ communicationId: asked.id, receivedAt: null, answer, fileIds: own.files.map(({ id }) => id) })}
        submit={t.replySubmit}
        done={t.replyDone}
      >
        {({ field }) => (
          <>
            <TextArea {...field('answer')} label={t.reply} hint={t.replyHint} rows={6} most={20_000} />
            <Attach own={own} spaceId={caseId} />
          </>
        )}
      </CommandForm>
    </section>
  );
}

export function ChooseTime({ caseId, asked }: { caseId: string; asked: Of<'MEETING'> }) {
  const t = useTexts(texts);
  const { moment } = useFormat();
  const [now] = useState(() => new Date().toISOString());
  return (
    <section className="card asked" aria-labelledby={`asked-${asked.id}`}>
      <h2 id={`asked-${asked.id}`}>{t.meetingTitle}</h2>
      <Deadline day={asked.deadline} />
      {asked.message && <Written>{asked.message}</Written>}
      <MeetingFacts place={asked.place} people={asked.people} />
      <CommandForm
        to={`/api/cases/${caseId}/book-meeting`}
        etag={null}
        keep={`${caseId}/meeting/${asked.id}`}
        initial={{ startsAt: '' }}
        body={({ startsAt }) => ({ meetingId: asked.id, startsAt })}
        errors={({ errors = [] }, { startsAt }) => (startsAt === '' ? [{ field: 'startsAt', message: t.chooseTime }] : errors)}
        submit={t.book}
        done={t.booked}
      >
        {({ field }) => (
          <Radios
            {...field('startsAt')}
            label={t.times}
            options={asked.times.filter((time) => time > now).map((time) => ({ value: time, text: moment(time) }))}
          />
        )}
      </CommandForm>
      <Decline caseId={caseId} meetingId={asked.id} open={t.noneFits} />
    </section>
  );
}

export function MeetingFacts({
  place,
  people,
  startsAt,
}: {
  place: string;
  people: readonly { name: string; organisation: string | null }[];
  startsAt?: string;
}) {
  const t = useTexts(texts);
  const { moment, list } = useFormat();
  return (
    <Facts
      items={[
        startsAt !== undefined && [
          t.when,
          <time key="when" dateTime={startsAt}>
            {moment(startsAt)}
          </time>,
        ],
        [
          t.place,
          <span key="place" lang="sv">
            {place}
          </span>,
        ],
        [t.youMeet, list(people.map(({ name, organisation }) => (organisation ? `${name} (${organisation})` : name)))],
      ]}
    />
  );
}

export function PlannedMeetings({ caseId, meetings }: { caseId: string; meetings: ApplicantStatus['meetings'] }) {
  const t = useTexts(texts);
  return meetings.map((meeting) => (
    <section className="card" key={meeting.id} aria-labelledby={`meeting-${meeting.id}`}>
      <h2 id={`meeting-${meeting.id}`}>{t.plannedTitle}</h2>
      <MeetingFacts {...meeting} />
      <Decline caseId={caseId} meetingId={meeting.id} open={t.cannotCome} />
    </section>
  ));
}
