/** How an invented case is assessed, proposed, decided and sent out. */
import type { DraftProposal, DecisionContent, Outcome as Kind } from '#libs/grant-cases';
import type { EventContext } from '#libs/event-log';
import { guidelinesOn } from '#libs/schemes';
import { dayOf, derivedId } from '#libs/kernel';
import type { Outcome } from './writing';
import { dayAfter, declared, delegates, system, type Told } from './told';

const DAYS_TO_COMMENT = 16;

const guidelinesOf = ({ writer, case: written }: Told) =>
  guidelinesOn(writer.schemeOf(written), dayOf(written.state.application!.receivedAt))!;
const isGrant = (outcome: Kind): boolean => outcome === 'BIFALL' || outcome === 'DELVIS_BIFALL';

function assess(told: Told): void {
  const { dice, official, cast } = told;
  const assessors = [official, cast.people['radgivare.leila'], cast.people['radgivare.per']];
  for (const [nth, assessor] of assessors.entries()) {
    for (let criterion = 0; criterion < 4; criterion++) {
      const score = dice.between(1, 3);
      told.gives(criterion === 0 ? (nth === 0 ? 2 : dice.between(0, 2)) : 0, assessor, (now) => {
        const barred = now.case.state.conflicts.some(({ person, status }) => person.ref === assessor.ref && status !== 'NO_CONFLICT');
        return barred
          ? undefined
          : { type: 'AssessCriterion', criterion: guidelinesOf(now).criteria[criterion]!.id, score, reasons: 'Se ansökan och mötet.' };
      });
    }
  }
  told.gives(1, official, ({ case: { state } }) => {
    const { economicActivity, deMinimisOre } = state.application!.content;
    const outcome = economicActivity ? 'DE_MINIMIS' : 'NO_AID';
    return {
      type: 'AssessStateAid',
      outcome,
      reasons: 'Bedömt efter sökandens uppgifter.',
      deMinimisOre,
      declarationSeen: economicActivity,
    };
  });
}

/** Refusal when the formal check stands against it; otherwise as `wished`. */
function contentOf(told: Told, wished: Kind): Pick<DecisionContent, 'outcome' | 'amountOre' | 'terms' | 'payment' | 'criterionReasons'> {
  const { state } = told.case;
  const { content } = state.application!;
  const { criteria, terms } = guidelinesOf(told);
  const stopped = state.eligibility!.exceptionReason === null && state.eligibility!.findings.some(({ passed }) => !passed);
  const outcome = stopped ? 'AVSLAG' : wished;
  const granted = outcome === 'BIFALL' ? content.amountOre : Math.round((content.amountOre * 0.6) / 100_000) * 100_000;
  const reportDue = Temporal.PlainDate.from(content.schedule.to).add({ months: terms.reportMonthsAfterEnd }).toString();
  return {
    outcome,
    amountOre: isGrant(outcome) ? granted : 0,
    terms: isGrant(outcome) ? terms.clauses.map(({ id, text }) => ({ id, text })) : [],
    payment: isGrant(outcome) ? { plan: 'Hela bidraget betalas ut när villkoren har godkänts.', reportDue } : null,
    criterionReasons: criteria.map(({ id, name }) => ({ criterion: id, text: `${name}: se gruppens bedömning.` })),
  };
}

export function proposalSteps(told: Told): void {
  const { dice, official } = told;
  assess(told);
  const throwOf = dice.below(100);
  const wished: Kind = throwOf < 62 ? 'BIFALL' : throwOf < 80 ? 'DELVIS_BIFALL' : 'AVSLAG';
  told.gives(2, official, (now): DraftProposal => ({
    type: 'DraftProposal',
    ...contentOf(now, wished),
    adviserProposal: 'Vi har läst ansökan och träffat föreningen, och står bakom förslaget.',
    officialAssessment: 'Ansökan är prövad mot riktlinjerna. Förslaget följer av bedömningen av kriterierna.',
    dissent: [],
    noMeetingReason: now.case.state.meetings.some(({ status }) => status === 'HELD') ? null : 'Föreningen är känd sedan ett tidigare möte.',
  }));
  const answered = dice.percent(40);
  told.gives(1, official, ({ case: { state } }, meta) =>
    state.proposal!.outcome === 'BIFALL'
      ? undefined
      : {
          type: 'SendCommunication',
          material: ['Förslag till beslut'],
          message: 'Ni får gärna yttra er.',
          deadline: dayAfter(meta, DAYS_TO_COMMENT),
        },
  );
  if (wished !== 'BIFALL')
    told.gives(answered ? 8 / told.pace : DAYS_TO_COMMENT / told.pace, system, ({ case: { state } }) =>
      answered ? undefined : { type: 'FlagCommunicationLapsed', communicationId: state.communications[0]!.id },
    );
  told.after(1, official, (now, meta) => submit(now, meta));
}

/** The applicant's answer is written in by the official when the time has not run out, so that the proposal can be handed over. */
async function submit({ writer, case: written, applicant }: Told, meta: EventContext): Promise<Outcome> {
  const waiting = written.state.communications.find(({ status }) => status === 'OPEN');
  if (waiting) {
    const answer = `${applicant.organisation.name} har inget att invända.`;
    const reply = { type: 'ReplyToCommunication', communicationId: waiting.id, receivedAt: null, answer } as const;
    const outcome = await writer.give(written, reply, { ...meta, commandId: derivedId(meta.commandId, 'reply') });
    if ('refusal' in outcome) return outcome;
  }
  return writer.give(written, { type: 'SubmitProposal' }, meta);
}

export function decideStep(told: Told): void {
  const { dice, official, cast } = told;
  told.after(dice.between(1, 6), cast.people['omradeschef.anna'], async (now, meta) => {
    const { writer, case: written } = now;
    const { outcome, amountOre, terms, payment, criterionReasons } = written.state.proposal!;
    const [anna, mikael] = delegates(now, meta);
    const chosen = writer.mayDecide(written, outcome, amountOre, anna) ? anna : mikael;
    const first = await declared(now, chosen);
    if ('refusal' in first) return first;
    const termsVersion = isGrant(outcome) ? guidelinesOf(now).terms.version : null;
    const reasons = 'Jag delar handläggarens bedömning och gruppens förslag.';
    return writer.decide(written, { outcome, amountOre, terms, payment, criterionReasons, termsVersion, reasons }, chosen);
  });
  told.gives(1, official, ({ case: { state } }) => ({
    type: 'DispatchDecision',
    recipient: state.application!.content.organisation.name,
    channel: 'EMAIL',
    explanation: 'Beslutet följer med. Hör av er om något är oklart.',
  }));
  const secretary = cast.people['namndsekreterare.karin'];
  const isReported = ({ writer, case: written }: Told): boolean => writer.reportingOf(written) === 'ANMALAN';
  told.gives(dice.between(3, 8), secretary, (now, meta) =>
    isReported(now)
      ? { type: 'ReportToBoard', meetingOn: dayAfter(meta, 0), paragraph: 'Delegationsbeslut' }
      : { type: 'MinuteSeparately', minutedOn: dayAfter(meta, 0), paragraph: 'Delegationsprotokoll' },
  );
  told.gives(4 / told.pace, secretary, (now, meta) =>
    isReported(now) ? { type: 'ApproveMinutes', approvedOn: dayAfter(meta, 0), approvedBy: 'Nämndens ordförande' } : undefined,
  );
  told.gives(1 / told.pace, secretary, (_, meta) => ({
    type: 'PostAnnouncement',
    postedOn: dayAfter(meta, 0),
    proof: 'Regionens anslagstavla på webben',
    minutesAt: 'Regionens diarium',
  }));
  // 18 working days are always more than three weeks and the days by which their end may move
  told.gives(18 / told.pace, system, () => ({ type: 'FlagAppealTimeEnded' }));
  told.gives(4 / told.pace, cast.people['registrator.eva'], (_, meta) => ({
    type: 'ConfirmLegalForce',
    confirmedOn: dayAfter(meta, 0),
    evidence: 'Förvaltningsrätten har svarat att inget överklagande har kommit in.',
  }));
  told.gives(2, official, ({ case: { state } }) =>
    state.decision!.content !== null && state.decision!.content.amountOre > 0
      ? undefined
      : { type: 'CloseCase', reason: 'Inget återstår att göra.' },
  );
}
