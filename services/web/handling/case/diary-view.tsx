/** What the page shows whoever sees the diary row only: what opens the case, and what can be done without reading it. */
import { CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import type { Participant } from '#projections/case-page';
import { useReading } from '../../api/read';
import { Facts, Notice } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { Appeals } from '../appeals/appeals';
import { PartyNotice } from '../appeals/notice';
import { takesMail, wasDecided } from '../appeals/standing';
import { texts as appealTexts } from '../appeals/texts';
import { BoardRecord } from '../assessment/afterwards/board-record';
import { texts as boardTexts } from '../assessment/afterwards/board-record-texts';
import '../assessment/assessment.css';
import { OpenButton } from '../../entering';
import { useDoing } from '../../entering/doing';
import type { ListedCase } from './opened';
import { AssignForm } from './participants/assign-form';
import { DeclarationForm } from './participants/declaration-form';
import { People } from './participants/people';
import { texts as participantTexts } from './participants/texts';
import { RegistrationForm } from './registration/registration-form';
import { isAt, mayDeclare } from './standing';
import { texts } from './texts';
import { capital, useWords } from './words';

export function DiaryView({ why, ...listed }: ListedCase & { why: string | null }) {
  const { row, me } = listed;
  const a = useTexts(appealTexts);
  const b = useTexts(boardTexts);
  const registers = me.may.includes('registerApplications') && row.number === null && isAt('UNDECIDED', row);
  const assigns = me.may.includes('assignCases') && isAt('REGISTERED', row);
  const declares = mayDeclare(me, row);
  return (
    <div className="split">
      <div>
        {!registers && (!declares || me.role === 'delegate') && why !== null && (
          <Notice tone="neutral">
            <p>{why}</p>
          </Notice>
        )}
        {declares && <DeclarationForm {...listed} />}
        {registers && <RegistrationForm {...listed} />}
        {assigns && <Assigning {...listed} />}
        {me.may.includes('keepBoardRecords') && isAt('DECIDED', row) && (
          <section aria-labelledby="protokoll">
            <h2 id="protokoll">{b.title}</h2>
            <ol className="afterwards">
              <BoardRecord {...listed} />
            </ol>
          </section>
        )}
        {takesMail(listed) && wasDecided(listed) && (
          <section aria-labelledby="overklaganden">
            <h2 id="overklaganden">{a.title}</h2>
            <ol className="afterwards">
              <PartyNotice listed={listed} />
              <Appeals listed={listed} />
            </ol>
          </section>
        )}
        {me.may.includes('decideConflicts') && <Deciding {...listed} />}
      </div>
      <DiaryRow {...listed} />
    </div>
  );
}

function Assigning(listed: ListedCase) {
  const t = useTexts(participantTexts);
  const { doing } = useDoing();
  return (
    <>
      {doing !== 'fordela' && (
        <p>
          <OpenButton gor="fordela" small={false}>
            {listed.row.assigneeRef === null ? t.assignTitle : t.assignAnew}
          </OpenButton>
        </p>
      )}
      <AssignForm {...listed} level={2} />
    </>
  );
}

/** KL 6:30: whoever decides on a conflict of interest need not read the case for it. */
function Deciding(listed: ListedCase) {
  const t = useTexts(participantTexts);
  const { data } = useReading<{ rows: readonly Participant[] }>(`/api/cases/${listed.caseId}/participants`);
  if (!data || data.body.rows.length === 0) return null;
  return (
    <section>
      <h2>{t.title}</h2>
      <People listed={listed} participants={data.body.rows} />
    </section>
  );
}

function DiaryRow({ row }: ListedCase) {
  const t = useTexts(texts);
  const f = useFormat();
  const { named } = useWords();
  const { open } = useDoing();
  return (
    <aside className="card" aria-label={t.diaryOnly}>
      <h2>{t.diaryOnly}</h2>
      <Facts
        items={[
          [t.organisation, row.organisation],
          [t.municipality, row.municipality],
          [t.received, f.moment(row.receivedAt)],
          [t.channel, capital(named(CHANNEL_NAMES, row.channel))],
          [t.registered, row.registeredOn === null ? t.notRegistered : f.day(row.registeredOn)],
          [t.group, row.groupName ?? t.nobody],
        ]}
      />
      <button type="button" className="button" onClick={() => open('jav')}>
        {t.conflict}
      </button>
    </aside>
  );
}
