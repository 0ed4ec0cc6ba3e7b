/** Who was barred, who took part all the same, and who had declared impartiality (KL 6:28–30, 7:4). */
import type { Json, JsonObject } from '#libs/kernel';
import type { Evidence } from './chain';
import type { ChainEvent } from './facts';
import { personIn, personsIn, textIn } from './reading';

export type NamedEvidence = Evidence & { readonly ref: string };

export type Conduct = {
  /** Open or affirmed conflicts, and exclusions; each person once. */
  readonly barred: readonly NamedEvidence[];
  readonly excluded: readonly string[];
  /** The first declaration of each person. */
  readonly declared: readonly NamedEvidence[];
  readonly breaches: readonly NamedEvidence[];
};

export const newConduct: Conduct = { barred: [], excluded: [], declared: [], breaches: [] };

/** What a barred person may say, and a party does: it is no part in the handling. */
const NOT_HANDLING: ReadonlySet<string> = new Set(['ConflictOfInterestDeclared', 'ImpartialityDeclared']);
const OUTSIDE: ReadonlySet<string> = new Set(['applicant', 'system']);

/** Persons who took part by what the event says, whoever wrote it down. A barred person may not be present either (KL 6:30). */
function named(type: string, body: JsonObject): readonly string[] {
  const one = (value: Json | undefined): readonly string[] => [personIn(value) ?? []].flat();
  switch (type) {
    case 'DelegationVerified':
      return one(body['holder']);
    case 'DecisionMade':
      return [...one(body['decider']), ...one(body['presenter']), ...personsIn(body['participants'])];
    case 'CaseWrittenOff':
      return one(body['decider']);
    case 'DecisionSigned':
      return one(body['signer']);
    case 'CriterionAssessed':
      return one(body['assessor']);
    case 'ProposalDrafted':
    case 'ProposalRevised':
      return one(body['author']);
    case 'ProposalSubmitted':
      return one(body['submittedBy']);
    case 'MeetingHeld':
      return personsIn(body['present']);
    default:
      return [];
  }
}

const tookPart = ({ type, actor, body }: ChainEvent): readonly string[] => {
  if (NOT_HANDLING.has(type)) return [];
  return [...(OUTSIDE.has(actor.role) ? [] : [actor.ref]), ...(body === null ? [] : named(type, body))];
};

const without = (list: readonly NamedEvidence[], ref: string): readonly NamedEvidence[] => list.filter((one) => one.ref !== ref);

export function evolveConduct(before: Conduct, event: ChainEvent): Conduct {
  const { type, body, id: eventId, position } = event;
  const evidence = (ref: string): NamedEvidence => ({ eventId, type, position, ref });
  const there = new Set(tookPart(event));
  const breaches = before.barred.filter(({ ref }) => there.has(ref)).map(({ ref }) => evidence(ref));
  const conduct = breaches.length > 0 ? { ...before, breaches: [...before.breaches, ...breaches] } : before;
  const ref = body && personIn(body['person']);
  if (!ref) return conduct;
  const barring = (): Conduct => ({ ...conduct, barred: [...without(conduct.barred, ref), evidence(ref)] });
  switch (type) {
    case 'ImpartialityDeclared':
      return conduct.declared.some((one) => one.ref === ref) ? conduct : { ...conduct, declared: [...conduct.declared, evidence(ref)] };
    case 'ConflictOfInterestDeclared':
      return barring();
    case 'ConflictDecided': {
      if (textIn(body, 'outcome') === 'CONFLICT') return barring();
      return conduct.excluded.includes(ref) ? conduct : { ...conduct, barred: without(conduct.barred, ref) };
    }
    case 'ParticipantExcluded':
      return { ...barring(), excluded: [...conduct.excluded, ref] };
    default:
      return conduct;
  }
}
