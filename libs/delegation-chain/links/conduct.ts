/** That nobody in conflict took part (KL 6:28–30), and that the one who decided is the one who signed, and signed just this (KL 13:8 3). */
import { joined, type Wording } from '#libs/kernel';
import type { Fault } from '../authority';
import type { Link } from '../chain';
import { CHANGE_TYPES } from '../changed';
import type { DecisionFacts, Signature } from '../facts';
import { changeFaults, changeName, type Standing } from './changes';
import { broken, holds, waits } from './making';

const ANEW = {
  sv: 'Låt nämnden pröva om beslutet ska ändras, och fatta det i så fall på nytt av någon som får ta del i ärendet.',
  en: 'Let the board consider whether the decision is to be changed, and if so have it made anew by somebody who may take part in the case.',
};

export function impartiality({ breaches, declared, decidedOn, made }: DecisionFacts): Link {
  if (breaches.length > 0)
    return broken(
      'IMPARTIALITY',
      {
        sv: `Någon med en öppen eller bekräftad jävsfråga tog del i handläggningen efter att frågan hade väckts. ${ANEW.sv}`,
        en: `Somebody with an open or affirmed conflict of interest took part in the handling after it had been raised. ${ANEW.en}`,
      },
      breaches,
    );
  if (!declared)
    return broken(
      'IMPARTIALITY',
      {
        sv: `Beslutsfattaren hade inte lämnat någon försäkran om opartiskhet före beslutet. ${ANEW.sv}`,
        en: `The decision-maker had not given a declaration of impartiality before the decision. ${ANEW.en}`,
      },
      [made],
    );
  return holds('IMPARTIALITY', decidedOn, [declared]);
}

const FAULTS: Readonly<Record<'digestHolds' | 'nonceHolds' | 'speaksOfIt' | 'headHolds', Wording>> = {
  digestHolds: {
    sv: 'Fingeravtrycket av beslutstexten i loggen är inte det som godkändes.',
    en: 'The digest of the statement in the log is not the one that was approved.',
  },
  nonceHolds: {
    sv: 'Inloggningen gällde flera beslut, men den här texten är inte en av dem som den gällde.',
    en: 'The sign-in was for several decisions, but this statement is not one of those that it was for.',
  },
  speaksOfIt: {
    sv: 'Den godkända texten säger inte samma sak som beslutet.',
    en: 'The statement that was approved does not say what the decision says.',
  },
  headHolds: {
    sv: 'Något hade hänt i ärendet mellan det som visades och det som godkändes.',
    en: 'Something had happened in the case between what was shown and what was approved.',
  },
};
const EXAMINE = {
  sv: 'Jämför händelserna med beviset i loggen, och be nämnden pröva om beslutet ska fattas på nytt.',
  en: 'Compare the events with the evidence in the log, and ask the board to consider whether the decision is to be made anew.',
};

/** Whether the one who decided is the one who signed, and signed just this. Asked when there is a signature. */
export function signatureFaults({ signature: signed, decider, verified, made }: DecisionFacts): readonly Fault[] {
  if (!signed)
    return [
      {
        check: 'STATEMENT_UNCHANGED',
        why: {
          sv: 'Beslutet är inte godkänt av den som fattade det.',
          en: 'The decision has not been approved by the one who made it.',
        },
        evidence: [made],
      },
    ];
  const evidence = [made, signed];
  const faults = (['digestHolds', 'nonceHolds', 'speaksOfIt', 'headHolds'] as const).filter((one) => !signed[one]);
  const onePerson = decider !== null && signed.signer === decider && verified?.holder === decider;
  return [
    ...(onePerson ? [] : [{ check: 'ONE_PERSON' as const, why: OTHERS, evidence }]),
    ...(faults.length === 0 ? [] : [{ check: 'STATEMENT_UNCHANGED' as const, why: joined(faults.map((one) => FAULTS[one])), evidence }]),
  ];
}
const OTHERS: Wording = {
  sv: 'Den som fattade beslutet, den som godkände det och den vars behörighet kontrollerades är inte samma person.',
  en: 'The one who made the decision, the one who approved it and the one whose authority was checked are not the same person.',
};

/** Which sign-in it was, when that was for several. */
function together({ sitting }: Signature): Wording | null {
  if (!sitting) return null;
  const others = sitting.statements - 1;
  return {
    sv: `Godkänt tillsammans med ${others} ${others === 1 ? 'annat beslut' : 'andra beslut'} i en och samma inloggning, bunden till dem alla genom ${sitting.nonce}.`,
    en: `Approved together with ${others} other ${others === 1 ? 'decision' : 'decisions'} in one and the same sign-in, bound to them all by ${sitting.nonce}.`,
  };
}

/** Null = nothing about a change is left untold. */
function untold({ changes }: DecisionFacts, disposed: readonly string[]): Wording | null {
  if (disposed.some((type) => CHANGE_TYPES.includes(type)))
    return {
      sv: 'Innehållet i en rättelse eller en återkallelse är gallrat och kan inte prövas på nytt. Se gallringsbeslutet och arkivets exemplar.',
      en: 'The content of a correction or a revocation has been disposed of and cannot be examined anew. See the decision on disposal and the copy in the archive.',
    };
  const old = changes.find(({ approval }) => approval === null);
  if (!old) return null;
  const name = changeName(old);
  return {
    sv: `${name.sv} är från tiden före det att ändringar godkändes med en ny inloggning. Det går inte att säga att den som ändrade godkände just det. Fråga beslutsfattaren, och låt nämnden pröva det om svaret inte räcker.`,
    en: `${name.en} is from before changes were approved with a new sign-in. It cannot be told that whoever made it approved just that. Ask the decision-maker, and let the board consider it if the answer is not enough.`,
  };
}

/** `standing` = what the changes of it are held against besides what they say themselves; null = nothing. */
export function signature(decision: DecisionFacts, disposed: readonly string[], standing: Standing | null): Link {
  const { signature: signed, made, changes } = decision;
  if (!signed && disposed.includes('DecisionSigned'))
    return waits('SIGNATURE', {
      sv: 'Godkännandets innehåll är gallrat och kan inte prövas på nytt. Se gallringsbeslutet och arkivets exemplar.',
      en: 'The content of the approval has been disposed of and cannot be examined anew. See the decision on disposal and the copy in the archive.',
    });
  const [fault] = signatureFaults(decision);
  if (fault) return broken('SIGNATURE', joined([fault.why, EXAMINE]), fault.evidence);
  const [wrong] = changeFaults(decision, standing);
  if (wrong) return broken('SIGNATURE', joined([wrong.why, EXAMINE]), [signed!, ...wrong.evidence]);
  const evidence = [made, signed!, ...changes];
  const why = untold(decision, disposed);
  if (why) return waits('SIGNATURE', why, {}, evidence);
  return holds('SIGNATURE', signed!.on, evidence, { why: together(signed!) });
}
