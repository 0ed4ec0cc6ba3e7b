import { useState, type FormEvent, type ReactNode } from 'react';
import type { Person } from '#libs/event-log';
import type { CaseQueueItem } from '#projections/case-queue';
import type { SchemeInRegister } from '#projections/scheme-register';
import { useKept } from '../../api/kept';
import { useReading } from '../../api/read';
import { Checkboxes, Choice, DayField, Dialog, Failed, Notice, Skeleton, Tag, TextArea } from '../../parts';
import { plusDays, today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useBulk, type Bulk, type Outcome } from './bulk';
import { texts } from './texts';

interface Props {
  readonly rows: readonly CaseQueueItem[];
  readonly onClose: () => void;
  /** Those that went through: they are no longer to be selected. */
  readonly onDone: (caseIds: readonly string[]) => void;
}

function Result({ bulk }: { bulk: Bulk }) {
  const t = useTexts(texts);
  const f = useFormat();
  const done = bulk.tries.filter(({ outcome }) => outcome.kind === 'done').length;
  const left = bulk.tries.length - done;
  const shown: Readonly<Record<Outcome['kind'], ReactNode>> = {
    waiting: <Tag>{t.waiting}</Tag>,
    sending: <Tag tone="information">{t.sending}</Tag>,
    done: <Tag tone="success">{t.done}</Tag>,
    'no-contact': <Tag tone="warning">{t.refused}</Tag>,
    refused: <Tag tone="danger">{t.refused}</Tag>,
  };
  return (
    <>
      <p role="status">{t.summary(f.number(done), f.number(bulk.tries.length))}</p>
      <ul className="queue-results" aria-label={t.results}>
        {bulk.tries.map(({ row, outcome }) => (
          <li key={row.caseId}>
            <span className="queue-result-outcome">{shown[outcome.kind]}</span>
            <span>
              {row.number ?? t.unregistered} {row.title}
              {outcome.kind === 'refused' && <span className="queue-why">{outcome.why}</span>}
              {outcome.kind === 'no-contact' && <span className="queue-why">{t.noContact}</span>}
            </span>
          </li>
        ))}
      </ul>
      {!bulk.running && left > 0 && (
        <div className="buttons">
          <button type="button" className="button primary" onClick={bulk.retry}>
            {t.retry(f.number(left))}
          </button>
        </div>
      )}
    </>
  );
}

/** The form first; then, in its place, what became of each case. */
function BulkDialog({ title, bulk, props, children }: { title: string; bulk: Bulk; props: Props; children: ReactNode }) {
  return (
    <Dialog
      open
      title={title}
      wide
      onClose={() => {
        props.onDone(bulk.tries.flatMap(({ row, outcome }) => (outcome.kind === 'done' ? [row.caseId] : [])));
        if (!bulk.running) bulk.clear();
        props.onClose();
      }}
    >
      {bulk.tries.length > 0 ? <Result bulk={bulk} /> : children}
    </Dialog>
  );
}

export function AssignDialog(props: Props) {
  const t = useTexts(texts);
  const f = useFormat();
  const bulk = useBulk('assign');
  const count = bulk.tries.length || props.rows.length;
  return (
    <BulkDialog title={t.assignTitle(f.number(count), count === 1)} bulk={bulk} props={props}>
      <AssignForm rows={props.rows} onSend={(body) => bulk.start(props.rows, body)} />
    </BulkDialog>
  );
}

function AssignForm({ rows, onSend }: { rows: readonly CaseQueueItem[]; onSend: (body: object) => void }) {
  const t = useTexts(texts);
  const officials = useReading<{ rows: readonly Person[] }>('/api/persons?role=official');
  const schemes = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes');
  const [official, setOfficial] = useState('');
  const [chosenGroup, setChosenGroup] = useState<string | null>(null);
  const [advisers, setAdvisers] = useState<readonly string[] | null>(null);
  const [tried, setTried] = useState(false);
  const failed = officials.error ?? schemes.error;
  if (failed) return <Failed error={failed} />;
  if (!officials.data || !schemes.data) return <Skeleton lines={6} />;
  const ids = [...new Set(rows.map(({ schemeId }) => schemeId))];
  if (ids.length > 1) return <Notice tone="warning">{t.severalSchemes}</Notice>;

  const groups = schemes.data.body.rows.find(({ schemeId }) => schemeId === ids[0])?.groups ?? [];
  const groupId = chosenGroup ?? (groups.length === 1 ? groups[0]!.groupId : '');
  const members = groups.find((group) => group.groupId === groupId)?.members.filter(({ role }) => role === 'adviser') ?? [];
  const chosen = advisers ?? members.map(({ ref }) => ref);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (official !== '' && groupId !== '')
      onSend({ official, groupId, advisers: chosen.filter((ref) => members.some((one) => one.ref === ref)) });
  };
  return (
    <form className="form" noValidate onSubmit={send}>
      <Choice
        label={t.chosenOfficial}
        id="bulk-official"
        name="official"
        value={official}
        error={tried && official === '' ? t.officialMissing : undefined}
        onChange={setOfficial}
        options={officials.data.body.rows.map(({ ref, name }) => ({ value: ref, text: name }))}
      />
      <Choice
        label={t.chosenGroup}
        id="bulk-group"
        name="groupId"
        value={groupId}
        error={tried && groupId === '' ? t.groupMissing : undefined}
        onChange={(group) => {
          setChosenGroup(group);
          setAdvisers(null);
        }}
        options={groups.map((group) => ({ value: group.groupId, text: group.name }))}
      />
      {members.length > 0 && (
        <Checkboxes
          label={t.chosenAdvisers}
          id="bulk-advisers"
          name="advisers"
          value={chosen}
          error={undefined}
          onChange={setAdvisers}
          options={members.map(({ ref, name, organisation }) => ({ value: ref, text: name, hint: organisation ?? '' }))}
        />
      )}
      <div className="buttons">
        <button type="submit" className="button primary">
          {t.assign}
        </button>
      </div>
    </form>
  );
}

/** The first day by which all of the cases should be decided by the scheme's rules, when they are told today; '' while the rules are not known. */
function aimedFor(rows: readonly CaseQueueItem[], schemes: readonly SchemeInRegister[]): string {
  const days = rows.flatMap(({ schemeId }) => {
    const rule = schemes.find((one) => one.schemeId === schemeId)?.timerRules.TARGET_DECISION;
    return rule ? [rule.unit === 'DAYS' ? rule.length : rule.unit === 'MONTHS' ? rule.length * 30 : Math.ceil((rule.length * 7) / 5)] : [];
  });
  return days.length === 0 ? '' : plusDays(today(), Math.max(...days));
}

export function AcknowledgeDialog(props: Props) {
  const t = useTexts(texts);
  const f = useFormat();
  const bulk = useBulk('acknowledge');
  const schemes = useReading<{ rows: readonly SchemeInRegister[] }>('/api/schemes');
  const [chosenDay, setExpectedBy] = useState<string | null>(null);
  const expectedBy = chosenDay ?? aimedFor(props.rows, schemes.data?.body.rows ?? []);
  const { value: message, set: setMessage } = useKept('queue/acknowledge', t.messageDraft);
  const [tried, setTried] = useState(false);
  const count = bulk.tries.length || props.rows.length;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (expectedBy !== '' && message.trim() !== '') bulk.start(props.rows, { expectedBy, message });
  };
  return (
    <BulkDialog title={t.acknowledgeTitle(f.number(count), count === 1)} bulk={bulk} props={props}>
      <form className="form" noValidate onSubmit={send}>
        <DayField
          label={t.expectedBy}
          id="bulk-expected"
          name="expectedBy"
          value={expectedBy}
          error={tried && expectedBy === '' ? t.dayMissing : undefined}
          onChange={setExpectedBy}
        />
        <TextArea
          label={t.message}
          hint={t.messageHint}
          id="bulk-message"
          name="message"
          value={message}
          error={tried && message.trim() === '' ? t.messageMissing : undefined}
          onChange={setMessage}
        />
        <div className="buttons">
          <button type="submit" className="button primary">
            {t.acknowledge}
          </button>
        </div>
      </form>
    </BulkDialog>
  );
}
