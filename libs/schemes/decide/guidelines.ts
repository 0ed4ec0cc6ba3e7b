import { accept, canonicalJson, formatOre, refuse, type Decision } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import type { Guidelines, SchemeState } from '../scheme';

const repeated = (ids: readonly string[]): string | undefined => ids.find((id, index) => ids.indexOf(id) !== index);

/** The board's guidelines (KL 6:38 1): never changed, only followed by a new version, and never in force before they were adopted (KL 2:4). */
export function adoptGuidelines(body: Guidelines, state: SchemeState, today: string): Decision<SchemeEvent> {
  const policy = (field: string) => ({ basis: 'POLICY', citation: 'nämndens riktlinjer', field }) as const;
  const known = state.guidelines.find(({ version }) => version === body.version);
  if (known && canonicalJson(known) === canonicalJson(body)) return accept();
  if (known)
    return refuse(
      'guideline-version-taken',
      {
        sv: `Det finns redan riktlinjer med beteckningen ${body.version}. Ge den nya versionen en egen.`,
        en: `There already are guidelines called ${body.version}. Give the new version a name of its own.`,
      },
      policy('version'),
    );
  if (body.adoptedOn > today)
    return refuse(
      'adopted-in-the-future',
      {
        sv: 'Nämndens beslut kan inte skrivas in före den dag då det fattades.',
        en: 'The board’s decision cannot be entered before the day it was made.',
      },
      policy('adoptedOn'),
    );
  if (body.validFrom < body.adoptedOn)
    return refuse(
      'retroactive-guidelines',
      {
        sv: 'Riktlinjer kan inte gälla från en dag före nämndens beslut. Ange en senare första dag.',
        en: 'Guidelines cannot apply from a day before the board’s decision. Enter a later first day.',
      },
      {
        basis: 'LAW',
        citation: 'KL 2:4',
        field: 'validFrom',
      },
    );
  const { minOre, maxOre } = body.amount;
  if (minOre > maxOre)
    return refuse(
      'amounts-reversed',
      {
        sv: `Lägsta belopp (${formatOre(minOre)}) är högre än högsta belopp (${formatOre(maxOre)}). Rätta ett av dem.`,
        en: `The lowest amount (${formatOre(minOre, 'en')}) is higher than the highest (${formatOre(maxOre, 'en')}). Correct one of them.`,
      },
      policy('amount.maxOre'),
    );
  const criterion = repeated(body.criteria.map(({ id }) => id));
  if (criterion !== undefined)
    return refuse(
      'criterion-repeated',
      {
        sv: `Kriteriet ${criterion} står två gånger. Ta bort det ena.`,
        en: `The criterion ${criterion} is there twice. Remove one of them.`,
      },
      policy('criteria'),
    );
  const clause = repeated(body.terms.clauses.map(({ id }) => id));
  if (clause !== undefined)
    return refuse(
      'term-repeated',
      { sv: `Villkoret ${clause} står två gånger. Ta bort det ena.`, en: `The term ${clause} is there twice. Remove one of them.` },
      policy('terms.clauses'),
    );
  return accept({ type: 'GuidelinesAdopted', body });
}
