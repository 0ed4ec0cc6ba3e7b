/** The case's entry in the diary (OSL 5:1–2), and who handles it. */
import { accept, dayOf, type Decision } from '#libs/kernel';
import type { Person } from '#libs/event-log';
import { EXTERNAL_NUMBER } from '#libs/diary/events';
import type { CaseContext } from '../context';
import type { CaseEvent } from '../events';
import { isBarred, officialOf, type CaseState } from '../state';
import type { AcknowledgeCase, AssignCase, RegisterApplication } from './commands';
import { nextHandling } from './make';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'already-registered': [
    'LAW',
    'OSL 5:1',
    { sv: 'Ansökan är redan diarieförd med nummer {number}.', en: 'The application has already been registered as {number}.' },
    'number',
  ],
  'number-malformed': [
    'LAW',
    'OSL 5:2',
    {
      sv: 'Numret har fel form. Eget nummer skrivs LIG 2026-14 och regionens nummer 26RS1234.',
      en: 'The number has the wrong form. Our own numbers are written LIG 2026-14 and the region’s 26RS1234.',
    },
    'number',
  ],
  'registration-day': [
    'LAW',
    'OSL 5:1–2',
    {
      sv: 'Dagen för registrering ska ligga mellan den dag ansökan kom in och i dag.',
      en: 'The day of registration must be between the day the application was received and today.',
    },
    'registeredOn',
  ],
  'withheld-without-reason': [
    'LAW',
    'OSL 5:2',
    { sv: 'Ange varför uppgiften utelämnas ur diariet.', en: 'State why the particular is left out of the register.' },
    'withheld.reason',
  ],
  'not-an-official': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Den som utses har inte rollen handläggare. Välj en handläggare.',
      en: 'The person appointed does not have the role of case officer. Choose a case officer.',
    },
    'official',
  ],
  'not-an-adviser': [
    'POLICY',
    'nämndens rutin',
    {
      sv: '{name} har inte rollen rådgivare. Välj rådgivare ur gruppen.',
      en: '{name} does not have the role of adviser. Choose advisers from the group.',
    },
    'advisers',
  ],
  'group-unknown': [
    'POLICY',
    'nämndens rutin',
    {
      sv: 'Handläggningsgruppen finns inte i stödformen. Välj en av stödformens grupper.',
      en: 'The handling group is not in the grant scheme. Choose one of the scheme’s groups.',
    },
    'groupId',
  ],
  'not-in-group': [
    'POLICY',
    'nämndens rutin',
    {
      sv: '{name} är inte med i handläggningsgruppen. Välj rådgivare ur gruppen.',
      en: '{name} is not in the handling group. Choose advisers from the group.',
    },
    'advisers',
  ],
  'adviser-twice': [
    'POLICY',
    'nämndens rutin',
    { sv: '{name} står två gånger. Ta bort den ena raden.', en: '{name} is there twice. Remove one of the rows.' },
    'advisers',
  ],
  'person-barred': [
    'LAW',
    'KL 6:30',
    {
      sv: '{name} är jävig, har en öppen jävsfråga eller är undantagen. Välj någon annan.',
      en: '{name} has a conflict of interest, declared or not yet decided on, or is excluded. Choose somebody else.',
    },
  ],
  'person-is-applicant': [
    'LAW',
    'KL 6:28 1',
    {
      sv: '{name} är sökande i ärendet och kan inte handlägga det. Välj någon annan.',
      en: '{name} is the applicant in the case and cannot handle it. Choose somebody else.',
    },
  ],
  'expected-day-passed': [
    'LAW',
    'FL 6 §',
    { sv: 'Ange en dag framåt i tiden för när beslut kan väntas.', en: 'Enter a day in the future for when a decision can be expected.' },
    'expectedBy',
  ],
});

const OWN_NUMBER = /^LIG \d{4}-[1-9]\d{0,8}$/;

export function register(command: RegisterApplication, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const { number, external, registeredOn, withheld } = command;
  const application = state.application!;
  if (state.registration)
    return state.registration.number === number ? accept() : no('already-registered', { number: state.registration.number });
  if (!(external ? EXTERNAL_NUMBER : OWN_NUMBER).test(number)) return no('number-malformed');
  if (registeredOn > context.today || registeredOn < dayOf(application.receivedAt)) return no('registration-day');
  if (withheld && !withheld.reason.trim()) return no('withheld-without-reason');
  const hides = (field: 'counterpart' | 'subject') => withheld?.fields.includes(field) ?? false;
  return accept<CaseEvent>({
    type: 'ApplicationRegistered',
    body: {
      number,
      external,
      registeredOn,
      sender: hides('counterpart') ? null : (command.sender ?? application.content.organisation.name),
      subject: hides('subject') ? null : (command.subject ?? application.content.title),
      withheld,
    },
  });
}

/** Why a person can't take part in handling the case at all; `field` = where they were named. */
export function refuseTakingPart(person: Person, state: CaseState, field: string): Refused | null {
  if (state.application?.applicant?.ref === person.ref) return no('person-is-applicant', { name: person.name }, field);
  return isBarred(state, person.ref) ? no('person-barred', { name: person.name }, field) : null;
}

/** Why a person can't advise in a group of the scheme. */
export function refuseAdviser(person: Person, groupId: string, { scheme }: CaseContext, field: string): Refused | null {
  if (person.role !== 'adviser') return no('not-an-adviser', { name: person.name }, field);
  const member = scheme?.groups[groupId]?.members.some(({ ref }) => ref === person.ref);
  return member ? null : no('not-in-group', { name: person.name }, field);
}

export function assign({ official, groupId, advisers }: AssignCase, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  const group = context.scheme?.groups[groupId];
  if (official.role !== 'official') return no('not-an-official');
  if (!group) return no('group-unknown');
  for (const [index, adviser] of advisers.entries()) {
    if (advisers.findIndex(({ ref }) => ref === adviser.ref) !== index) return no('adviser-twice', { name: adviser.name });
    const refused = refuseAdviser(adviser, groupId, context, 'advisers') ?? refuseTakingPart(adviser, state, 'advisers');
    if (refused) return refused;
  }
  const refused = refuseTakingPart(official, state, 'official');
  if (refused) return refused;
  const asked = new Set(advisers.map(({ ref }) => ref));
  const now = state.participants.filter(({ capacity }) => capacity === 'ADVISER').map(({ person }) => person.ref);
  const same = officialOf(state)?.ref === official.ref && state.group?.id === groupId && now.length === asked.size;
  if (same && now.every((ref) => asked.has(ref))) return accept();
  return accept<CaseEvent>({ type: 'CaseAssigned', body: { official, groupId, groupName: group.name, advisers: [...advisers] } });
}

export function acknowledge({ expectedBy, message }: AcknowledgeCase, state: CaseState, context: CaseContext): Decision<CaseEvent> {
  if (expectedBy <= context.today) return no('expected-day-passed');
  if (state.acknowledged?.expectedBy === expectedBy && state.acknowledged.message === message) return accept();
  const handling = nextHandling(state, context, { direction: 'OUT', subject: 'Bekräftelse till sökanden' });
  return accept<CaseEvent>({ type: 'CaseAcknowledged', body: { expectedBy, message, handling } });
}
