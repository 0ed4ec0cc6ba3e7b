/** What is entered of an appeal. Each form says which appeal it is about in the address: `?gor=avgorande:<id>`. */
import { APPEAL_CHANNEL_NAMES, COURT_OUTCOME_NAMES, LATE_EXCEPTION_NAMES } from '#libs/grant-cases/wordings';
import type { AppealStanding } from '#libs/timers';
import { Choice, DayField, Radios, TextArea, TextField } from '../../parts';
import { today } from '../../texts/format';
import { useLanguage, useTexts } from '../../texts/language';
import { instantFrom, localNow } from '../../texts/local-time';
import { ActionButton, ActionForm } from '../case/action-form';
import { standsAs } from '../case/standing';
import type { ListedCase } from '../case/opened';
import { capital } from '../case/words';
import { takesMail, type AppealState } from './standing';
import { texts } from './texts';

const CHANNELS = ['LETTER', 'EMAIL', 'PORTAL', 'VISIT'] as const;
const OUTCOMES = ['REJECTED', 'ANNULLED', 'DISMISSED', 'STRUCK_OUT'] as const;
const EXCEPTIONS = ['WRONG_INFORMATION', 'REACHED_COURT_IN_TIME'] as const;
const orNull = (value: string): string | null => (value.trim() === '' ? null : value);

interface About {
  readonly listed: ListedCase;
  readonly appeal: AppealStanding;
}

export function ReceiveForm({ listed }: { listed: ListedCase }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  return (
    <>
      <div className="buttons">
        <ActionButton gor="overklagande">{t.doReceive}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor="overklagande"
        command="receive-appeal"
        title={t.doReceive}
        level={3}
        initial={{ receivedAt: localNow(), appellant: '', channel: '' }}
        body={({ receivedAt, channel, ...rest }) => ({ ...rest, receivedAt: instantFrom(receivedAt), channel: channel || null })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <TextField {...field('receivedAt')} label={t.receivedAt} hint={t.receivedHint} type="datetime-local" width="medium" />
            <TextField {...field('appellant')} label={t.appellant} />
            <Radios
              {...field('channel')}
              label={t.channel}
              options={CHANNELS.map((value) => ({ value, text: capital(APPEAL_CHANNEL_NAMES[value][language]) }))}
            />
          </>
        )}
      </ActionForm>
    </>
  );
}

export function CourtCaseForm({ listed, appeal }: { listed: ListedCase; appeal: AppealStanding | null }) {
  const t = useTexts(texts);
  const gor = appeal ? `mal:${appeal.id}` : 'mal';
  const title = appeal?.ruling ? t.doHigher : t.doCourtCase;
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{title}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command="court-case"
        title={title}
        lead={t.courtCaseLead}
        initial={{ court: appeal?.ruling ? '' : (appeal?.court ?? t.courtDraft), caseNumber: '', notifiedOn: today() }}
        body={(values) => ({ ...values, appealId: appeal?.id ?? null })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <TextField {...field('court')} label={t.court} />
            <TextField {...field('caseNumber')} label={t.caseNumber} width="medium" />
            <DayField {...field('notifiedOn')} label={t.notifiedOn} />
          </>
        )}
      </ActionForm>
    </>
  );
}

/** Those that make sense for the appeal as it stands, to those who may. */
export function AppealForms({ listed, appeal, state }: About & { state: AppealState }) {
  const mail = takesMail(listed);
  const { me, row } = listed;
  const atCourt = state === 'AT_COURT' || state === 'NOT_FINAL';
  const about = { listed, appeal };
  return (
    <div className="entries">
      {state === 'TO_EXAMINE' && (me.role === 'delegate' || standsAs('assigned', me, row)) && <ExamineForm {...about} />}
      {state === 'TO_FORWARD' && mail && <ForwardForm {...about} />}
      {atCourt && mail && (appeal.caseNumber === null || state === 'NOT_FINAL') && <CourtCaseForm {...about} />}
      {atCourt && mail && <RulingForm {...about} />}
      {atCourt && (me.role === 'delegate' || me.role === 'boardSecretary') && <StatementForm {...about} />}
      {atCourt && mail && <StayForm {...about} />}
    </div>
  );
}

function ForwardForm({ listed, appeal }: About) {
  const t = useTexts(texts);
  const gor = `overlamna:${appeal.id}`;
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{t.doForward}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command="forward-appeal"
        title={t.doForward}
        initial={{ forwardedOn: today(), court: t.courtDraft }}
        body={(values) => ({ ...values, appealId: appeal.id })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <DayField {...field('forwardedOn')} label={t.forwardedOn} />
            <TextField {...field('court')} label={t.court} />
          </>
        )}
      </ActionForm>
    </>
  );
}

function ExamineForm({ listed, appeal }: About) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const gor = `prova-tid:${appeal.id}`;
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{t.doExamine}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command="examine-appeal"
        title={t.doExamine}
        lead={t.leadFl40}
        initial={{ outcome: '', exception: '', reasons: '' }}
        body={({ outcome, exception, reasons }) => ({
          appealId: appeal.id,
          outcome: orNull(outcome),
          exception: orNull(exception),
          reasons,
        })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <Radios
              {...field('outcome')}
              label={t.examine}
              options={(['TIMELY', 'DISMISSED'] as const).map((value) => ({ value, text: t[value] }))}
            />
            <Choice
              {...field('exception')}
              label={t.exception}
              open={false}
              options={[
                { value: '', text: t.noException },
                ...EXCEPTIONS.map((value) => ({ value, text: capital(LATE_EXCEPTION_NAMES[value][language]) })),
              ]}
            />
            <TextArea {...field('reasons')} label={t.reasons} rows={3} />
          </>
        )}
      </ActionForm>
    </>
  );
}

function RulingForm({ listed, appeal }: About) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { ruling, court, caseNumber } = appeal;
  const gor = `avgorande:${appeal.id}`;
  const title = ruling ? t.doFinal : t.doRuling;
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{title}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command="ruling"
        title={title}
        initial={{
          court: court ?? t.courtDraft,
          caseNumber: caseNumber ?? '',
          outcome: (ruling?.outcome ?? '') as string,
          ruledOn: ruling?.ruledOn ?? today(),
          finalOn: ruling ? today() : '',
        }}
        body={({ outcome, finalOn, ...rest }) => ({ ...rest, appealId: appeal.id, outcome: orNull(outcome), finalOn: orNull(finalOn) })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            {!ruling && (
              <>
                <TextField {...field('court')} label={t.court} />
                <TextField {...field('caseNumber')} label={t.caseNumber} width="medium" />
                <Radios
                  {...field('outcome')}
                  label={t.outcome}
                  options={OUTCOMES.map((value) => ({ value, text: capital(COURT_OUTCOME_NAMES[value][language]) }))}
                />
                <DayField {...field('ruledOn')} label={t.ruledOn} />
              </>
            )}
            <DayField {...field('finalOn')} label={t.finalOn} hint={ruling ? undefined : t.finalHint} optional={!ruling} />
          </>
        )}
      </ActionForm>
    </>
  );
}

function StatementForm({ listed, appeal }: About) {
  const t = useTexts(texts);
  const gor = `yttra:${appeal.id}`;
  const board = listed.me.role === 'boardSecretary';
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{t.doStatement}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command="statement-to-court"
        title={t.doStatement}
        lead={t.statementLead}
        initial={{ submittedOn: today(), paragraph: '' }}
        body={({ submittedOn, paragraph }) => ({ appealId: appeal.id, submittedOn, paragraph: orNull(paragraph) })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <DayField {...field('submittedOn')} label={t.submittedOn} />
            {board && <TextField {...field('paragraph')} label={t.paragraph} width="medium" />}
          </>
        )}
      </ActionForm>
    </>
  );
}

function StayForm({ listed, appeal }: About) {
  const t = useTexts(texts);
  const stayed = appeal.stayedOn !== null;
  const gor = `inhibition:${appeal.id}`;
  const title = stayed ? t.doLift : t.doStay;
  return (
    <>
      <div className="buttons">
        <ActionButton gor={gor}>{title}</ActionButton>
      </div>
      <ActionForm
        of={listed}
        gor={gor}
        command={stayed ? 'lift-stay' : 'stay'}
        title={title}
        initial={{ court: appeal.court ?? t.courtDraft, liftedOn: today(), orderedOn: today() }}
        body={({ court, liftedOn, orderedOn }) => ({ appealId: appeal.id, court, ...(stayed ? { liftedOn } : { orderedOn }) })}
        submit={t.enter}
        done={t.entered}
      >
        {({ field }) => (
          <>
            <TextField {...field('court')} label={t.court} />
            {stayed ? <DayField {...field('liftedOn')} label={t.liftedOn} /> : <DayField {...field('orderedOn')} label={t.orderedOn} />}
          </>
        )}
      </ActionForm>
    </>
  );
}
