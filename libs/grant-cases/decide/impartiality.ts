/** Impartiality and conflict of interest (KL 6:28–32, 7:4; RF 1:9). */
import { accept, type Decision } from '#libs/kernel';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { capacityOf, isBarred, officialOf, participantOf, type CaseState } from '../state';
import { no as access } from './access';
import type { DecideConflict, DeclareConflict, DeclareImpartiality, ExcludeParticipant, ReplaceParticipant } from './commands';
import { sameText } from './make';
import { refusals } from './refusals';
import { no as register, refuseAdviser, refuseTakingPart } from './register';

export const no = refusals({
  'advised-by-own-organisation': [
    'LAW',
    'KL 6:28 2, 4',
    {
      sv: 'Enligt ansökan har {organisation} gett råd om den. Svara ja på frågan om rådgivning, så prövas jävsfrågan.',
      en: 'According to the application, {organisation} gave advice on it. Answer yes to the question about advice, and the conflict of interest will be considered.',
    },
    'advisedApplicant',
  ],
  'no-open-conflict': [
    'LAW',
    'KL 6:30',
    { sv: 'Det finns ingen öppen jävsfråga om den personen.', en: 'There is no open conflict of interest concerning that person.' },
    'personRef',
  ],
  'own-conflict': [
    'LAW',
    'KL 6:30',
    {
      sv: 'Ingen avgör sin egen jävsfråga. Låt en annan delegat eller nämnden avgöra den.',
      en: 'Nobody decides on their own conflict of interest. Let another delegate or the board decide on it.',
    },
    'personRef',
  ],
  'not-a-participant': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Personen deltar inte i ärendet. Välj en av deltagarna.',
      en: 'That person does not take part in the case. Choose one of the participants.',
    },
    'personRef',
  ],
  'not-oneself': [
    'LAW',
    'KL 6:30',
    { sv: 'Anmäl jäv i stället för att undanta dig själv.', en: 'Declare a conflict of interest instead of excluding yourself.' },
    'personRef',
  ],
  'place-taken': [
    'POLICY',
    'nämndens rutin',
    {
      sv: '{name} är redan handläggare i ärendet. Byt ut den personen i stället.',
      en: '{name} is already the case officer. Replace that person instead.',
    },
    'formerRef',
  ],
  'already-participant': [
    'POLICY',
    'nämndens rutin',
    { sv: '{name} deltar redan i ärendet. Välj någon annan.', en: '{name} already takes part in the case. Choose somebody else.' },
    'successor',
  ],
});

/**
 * Having advised the applicant is not in itself a conflict, but somebody else has to say so: the declaration opens the question, and the person
 * waits for the answer (KL 6:28 2 and 4; compare JO 3045-2008).
 */
export function declareImpartiality(command: DeclareImpartiality, state: CaseState, { actor }: CaseContext): Decision<CaseEvent> {
  const { advisedApplicant, statement } = command;
  const before = state.declarations.find(({ person }) => person.ref === actor.ref);
  if (before && before.advisedApplicant === advisedApplicant && before.statement === statement) return accept();
  const adviser = state.application!.content.advisedBy;
  const { organisation } = actor;
  if (!advisedApplicant && adviser !== null && organisation !== null && sameText(adviser, organisation))
    return no('advised-by-own-organisation', { organisation });
  const declared: CaseEvent = { type: 'ImpartialityDeclared', body: { person: actor, advisedApplicant, statement } };
  if (!advisedApplicant || before?.advisedApplicant) return accept<CaseEvent>(declared);
  const details = 'Personen eller dennes organisation har gett sökanden råd om ansökan.';
  return accept<CaseEvent>(declared, { type: 'ConflictOfInterestDeclared', body: { person: actor, ground: 'OTHER', details } });
}

export function declareConflict({ ground, details }: DeclareConflict, state: CaseState, { actor }: CaseContext): Decision<CaseEvent> {
  const known = state.conflicts.find(({ person }) => person.ref === actor.ref);
  if (isBarred(state, actor.ref)) return known?.ground === ground && known.details === details ? accept() : access('barred');
  return accept<CaseEvent>({ type: 'ConflictOfInterestDeclared', body: { person: actor, ground, details } });
}

/** An affirmed conflict excludes in the same breath. */
export function decideConflict(
  { personRef, outcome, reasons }: DecideConflict,
  state: CaseState,
  context: CaseContext,
): Decision<CaseEvent> {
  if (personRef === context.actor.ref) return no('own-conflict');
  const open = state.conflicts.find(({ person, status }) => person.ref === personRef && status === 'OPEN');
  if (!open) return no('no-open-conflict');
  const { person } = open;
  const decided: CaseEvent = { type: 'ConflictDecided', body: { person, outcome, reasons } };
  if (outcome !== 'CONFLICT' || !participantOf(state, personRef)) return accept<CaseEvent>(decided);
  return accept<CaseEvent>(decided, { type: 'ParticipantExcluded', body: { person, reason: reasons } });
}

export function exclude({ personRef, reason }: ExcludeParticipant, state: CaseState, { actor }: CaseContext): Decision<CaseEvent> {
  if (personRef === actor.ref) return no('not-oneself');
  if (state.excluded.some(({ ref }) => ref === personRef)) return accept();
  const participant = participantOf(state, personRef);
  if (!participant) return no('not-a-participant');
  return accept<CaseEvent>({ type: 'ParticipantExcluded', body: { person: participant.person, reason } });
}

export function replace({ formerRef, successor, reason }: ReplaceParticipant, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const former = participantOf(state, formerRef)?.person ?? state.excluded.find(({ ref }) => ref === formerRef);
  if (!former) return no('not-a-participant', {}, 'formerRef');
  const asOfficial = capacityOf(former) === 'OFFICIAL';
  const official = asOfficial ? officialOf(state) : undefined;
  if (official && official.ref !== formerRef) return no('place-taken', { name: official.name });
  if (participantOf(state, successor.ref)) return no('already-participant', { name: successor.name });
  const refused = asOfficial
    ? successor.role === 'official'
      ? null
      : register('not-an-official', {}, 'successor')
    : refuseAdviser(successor, state.group!.id, context, 'successor');
  if (refused) return refused;
  return (
    refuseTakingPart(successor, state, 'successor') ??
    accept<CaseEvent>({ type: 'ParticipantReplaced', body: { former, successor, reason } })
  );
}
