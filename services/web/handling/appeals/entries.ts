/** What is entered of an appeal. Each form says which appeal it is about in the address: `?gor=avgorande:<id>`. */
import { APPEAL_CHANNEL_NAMES, COURT_OUTCOME_NAMES, LATE_EXCEPTION_NAMES } from '#libs/grant-cases/wordings';
import type { AppealStanding } from '#libs/timers';
import type { Entry, EntryField } from '../../entering';
import type { Option } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import type { ListedCase } from '../case/opened';
import { standsAs } from '../case/standing';
import { capital } from '../case/words';
import { takesMail, type AppealState } from './standing';
import { texts } from './texts';

const CHANNELS = ['LETTER', 'EMAIL', 'PORTAL', 'VISIT'] as const;
const OUTCOMES = ['REJECTED', 'ANNULLED', 'DISMISSED', 'STRUCK_OUT'] as const;
const EXCEPTIONS = ['WRONG_INFORMATION', 'REACHED_COURT_IN_TIME'] as const;

export interface AppealEntries {
  /** An appeal that came to the region. */
  readonly receiving: Entry;
  /** A case at court; null = of an appeal that never came here. */
  readonly courtCase: (appeal: AppealStanding | null) => Entry;
  /** Those that make sense for the appeal as it stands, to those who may. */
  readonly of: (appeal: AppealStanding, state: AppealState) => readonly Entry[];
}

export function useAppealEntries(listed: ListedCase): AppealEntries {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { me, row } = listed;
  const named = <K extends string>(values: readonly K[], names: Readonly<Record<K, Readonly<Record<typeof language, string>>>>): Option[] =>
    values.map((value) => ({ value, text: capital(names[value][language]) }));
  const court = (appeal: AppealStanding | null): EntryField => ({ as: 'line', label: t.court, initial: appeal?.court ?? t.courtDraft });
  const caseNumber = (initial = ''): EntryField => ({ as: 'line', label: t.caseNumber, width: 'medium', initial });

  const receiving: Entry = {
    gor: 'overklagande',
    command: 'receive-appeal',
    title: t.doReceive,
    fields: {
      receivedAt: { as: 'moment', label: t.receivedAt, hint: t.receivedHint },
      appellant: { as: 'line', label: t.appellant },
      channel: { as: 'radios', label: t.channel, options: named(CHANNELS, APPEAL_CHANNEL_NAMES) },
    },
  };

  const courtCase: AppealEntries['courtCase'] = (appeal) => ({
    gor: appeal ? `mal:${appeal.id}` : 'mal',
    command: 'court-case',
    title: appeal?.ruling ? t.doHigher : t.doCourtCase,
    lead: t.courtCaseLead,
    along: { appealId: appeal?.id ?? null },
    fields: {
      court: appeal?.ruling ? { as: 'line', label: t.court } : court(appeal),
      caseNumber: caseNumber(),
      notifiedOn: { as: 'day', label: t.notifiedOn },
    },
  });

  const forwarding = ({ id }: AppealStanding): Entry => ({
    gor: `overlamna:${id}`,
    command: 'forward-appeal',
    title: t.doForward,
    along: { appealId: id },
    fields: { forwardedOn: { as: 'day', label: t.forwardedOn }, court: court(null) },
  });

  const examining = ({ id }: AppealStanding): Entry => ({
    gor: `prova-tid:${id}`,
    command: 'examine-appeal',
    title: t.doExamine,
    lead: t.leadFl40,
    along: { appealId: id },
    fields: {
      outcome: {
        as: 'radios',
        label: t.examine,
        options: (['TIMELY', 'DISMISSED'] as const).map((value) => ({ value, text: t[value] })),
      },
      exception: { as: 'choice', label: t.exception, options: named(EXCEPTIONS, LATE_EXCEPTION_NAMES), none: t.noException },
      reasons: { as: 'text', label: t.reasons, rows: 3 },
    },
  });

  const ruled = (appeal: AppealStanding): Entry => {
    const { id, ruling } = appeal;
    const entry = { gor: `avgorande:${id}`, command: 'ruling', title: ruling ? t.doFinal : t.doRuling } as const;
    // what is known of the ruling goes along: only that it has become final is new
    if (ruling)
      return {
        ...entry,
        along: {
          appealId: id,
          court: appeal.court ?? t.courtDraft,
          caseNumber: appeal.caseNumber ?? '',
          outcome: ruling.outcome,
          ruledOn: ruling.ruledOn,
        },
        fields: { finalOn: { as: 'day', label: t.finalOn } },
      };
    return {
      ...entry,
      along: { appealId: id },
      fields: {
        court: court(appeal),
        caseNumber: caseNumber(appeal.caseNumber ?? ''),
        outcome: { as: 'radios', label: t.outcome, options: named(OUTCOMES, COURT_OUTCOME_NAMES) },
        ruledOn: { as: 'day', label: t.ruledOn },
        finalOn: { as: 'day', label: t.finalOn, hint: t.finalHint, optional: true, initial: '' },
      },
    };
  };

  const statement = ({ id }: AppealStanding): Entry => {
    const board = me.role === 'boardSecretary';
    return {
      gor: `yttra:${id}`,
      command: 'statement-to-court',
      title: t.doStatement,
      lead: t.statementLead,
      along: { appealId: id, paragraph: null },
      fields: {
        submittedOn: { as: 'day', label: t.submittedOn },
        ...(board && { paragraph: { as: 'line', label: t.paragraph, width: 'medium', orNull: true } as const }),
      },
    };
  };

  const stay = (appeal: AppealStanding): Entry => {
    const stayed = appeal.stayedOn !== null;
    return {
      gor: `inhibition:${appeal.id}`,
      command: stayed ? 'lift-stay' : 'stay',
      title: stayed ? t.doLift : t.doStay,
      along: { appealId: appeal.id },
      fields: {
        court: court(appeal),
        ...(stayed ? { liftedOn: { as: 'day', label: t.liftedOn } } : { orderedOn: { as: 'day', label: t.orderedOn } }),
      },
    };
  };

  const mail = takesMail(listed);
  return {
    receiving,
    courtCase,
    of(appeal, state) {
      const atCourt = state === 'AT_COURT' || state === 'NOT_FINAL';
      const found: Entry[] = [];
      if (state === 'TO_EXAMINE' && (me.role === 'delegate' || standsAs('assigned', me, row))) found.push(examining(appeal));
      if (state === 'TO_FORWARD' && mail) found.push(forwarding(appeal));
      if (atCourt && mail && (appeal.caseNumber === null || state === 'NOT_FINAL')) found.push(courtCase(appeal));
      if (atCourt && mail) found.push(ruled(appeal));
      if (atCourt && (me.role === 'delegate' || me.role === 'boardSecretary')) found.push(statement(appeal));
      if (atCourt && mail) found.push(stay(appeal));
      return found;
    },
  };
}
