import { CommandForm, TextArea } from '../../parts';
import { useTexts } from '../../texts/language';
import { texts } from './texts';

/** None of the times, or not the one that is booked: with a word on when. */
export function Decline({ caseId, meetingId, open }: { caseId: string; meetingId: string; open: string }) {
  const t = useTexts(texts);
  return (
    <details className="more">
      <summary>{open}</summary>
      <CommandForm
        to={`/api/cases/${caseId}/decline-meeting`}
        etag={null}
        keep={`${caseId}/decline/${meetingId}`}
        initial={{ reason: '' }}
        body={({ reason }) => ({ meetingId, reason })}
        submit={t.declineSubmit}
        done={t.declined}
      >
        {({ field }) => <TextArea {...field('reason')} label={t.declineReason} rows={3} />}
      </CommandForm>
    </details>
  );
}
