/** That nobody in conflict took part (KL 6:28–30), and that the one who decided is the one who signed, and signed just this (KL 13:8 3). */
import { joined, type Wording } from '#libs/kernel';
import type { Fault } from '../authority';
import type { Link } from '../chain';
import type { DecisionFacts } from '../facts';
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

export function signature(decision: DecisionFacts, disposed: readonly string[]): Link {
  const { signature: signed, made } = decision;
  if (!signed && disposed.includes('DecisionSigned'))
    return waits('SIGNATURE', {
      sv: 'Godkännandets innehåll är gallrat och kan inte prövas på nytt. Se gallringsbeslutet och arkivets exemplar.',
      en: 'The content of the approval has been disposed of and cannot be examined anew. See the decision on disposal and the copy in the archive.',
    });
  const [fault] = signatureFaults(decision);
  if (fault) return broken('SIGNATURE', joined([fault.why, EXAMINE]), fault.evidence);
  return holds('SIGNATURE', signed!.on, [made, signed!]);
}
