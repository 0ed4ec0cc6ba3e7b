import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent, DelegationItem } from '../events';
import type { OrderState, OrderVersion } from '../order';
import { HEAD_OF_ADMINISTRATION } from '../sub-delegation';

const order = (field: string) => ({ basis: 'POLICY', citation: 'nämndens delegationsordning', field }) as const;

/** Two items that give one post the same kind of decision: nobody could say which of them a decision rests on. */
const overlapping = (items: readonly DelegationItem[]): readonly [DelegationItem, DelegationItem] | undefined => {
  for (const [index, one] of items.entries())
    for (const other of items.slice(index + 1))
      if (one.post === other.post && one.caseGroup === other.caseGroup && one.kinds.some((kind) => other.kinds.includes(kind)))
        return [one, other];
  return undefined;
};

/** What stops a list of items from being adopted; `field` names the place, e.g. `items.3.number`. */
export function refuseItems(items: readonly DelegationItem[]): ReturnType<typeof refuse> | undefined {
  const at = (item: DelegationItem, name: keyof DelegationItem): string => `items.${items.indexOf(item)}.${name}`;
  const numbers = items.map(({ number }) => number);
  const again = items.find(({ number }, index) => numbers.indexOf(number) !== index);
  const repeated = again?.number;
  if (again)
    return refuse(
      'item-repeated',
      {
        sv: `Punkt ${repeated} står två gånger. Ge varje punkt ett eget nummer.`,
        en: `Item ${repeated} is there twice. Give every item a number of its own.`,
      },
      order(at(again, 'number')),
    );
  const further = items.find(({ grantedBy, subDelegation }) => grantedBy === 'FORVALTNINGSCHEF' && !subDelegation);
  if (further)
    return refuse(
      'sub-delegation-not-allowed',
      {
        sv: `Punkt ${further.number} är vidaredelegerad, men nämnden har inte tillåtit det. Rätta punkten efter nämndens beslut.`,
        en: `Item ${further.number} is delegated further, but the board has not allowed it. Correct the item to match the board’s decision.`,
      },
      { basis: 'LAW', citation: 'KL 7:6', field: at(further, 'subDelegation') },
    );
  const passedOn = items.find(
    ({ grantedBy, subDelegation, post }) => grantedBy === 'BOARD' && subDelegation && post !== HEAD_OF_ADMINISTRATION,
  );
  if (passedOn)
    return refuse(
      'sub-delegation-not-by-others',
      {
        sv: `Punkt ${passedOn.number} är delegerad till ${passedOn.post}, men bara en förvaltningschef kan få rätt att vidaredelegera. Svara nej om vidaredelegation.`,
        en: `Item ${passedOn.number} is delegated to ${passedOn.post}, but only a head of administration can be given the right to delegate further. Answer no to further delegation.`,
      },
      { basis: 'LAW', citation: 'KL 7:6', field: at(passedOn, 'subDelegation') },
    );
  const own = items.find(({ post, substitutePost }) => post === substitutePost);
  if (own)
    return refuse(
      'own-substitute',
      {
        sv: `I punkt ${own.number} är befattningen sin egen ersättare. Rätta ersättaren.`,
        en: `In item ${own.number} the post is its own substitute. Correct the substitute.`,
      },
      order(at(own, 'substitutePost')),
    );
  const pair = overlapping(items);
  if (!pair) return undefined;
  const [one, other] = pair;
  return refuse(
    'items-overlap',
    {
      sv: `Punkt ${one.number} och ${other.number} ger samma befattning samma slags beslut i ärendegrupp ${one.caseGroup}. Skilj dem åt med ärendegrupp.`,
      en: `Items ${one.number} and ${other.number} give the same post the same kind of decision in case group ${one.caseGroup}. Tell them apart by case group.`,
    },
    order(at(other, 'kinds')),
  );
}

/** A version of the order, as the board adopted it (KL 6:37, 7:5). It can't be in force before that day: nobody decides on a delegation to come. */
export function adoptOrder(body: OrderVersion, state: OrderState, today: string): Decision<DelegationEvent> {
  const known = state.versions.find(({ version }) => version === body.version);
  if (known && canonicalJson(known) === canonicalJson(body)) return accept();
  if (known)
    return refuse(
      'order-version-taken',
      {
        sv: `Det finns redan en delegationsordning med beteckningen ${body.version}. Ge den nya en egen.`,
        en: `There already is a delegation order called ${body.version}. Give the new one a name of its own.`,
      },
      order('version'),
    );
  if (body.adoptedOn > today)
    return refuse(
      'adopted-in-the-future',
      {
        sv: 'Nämndens beslut kan inte skrivas in före den dag då det fattades.',
        en: 'The board’s decision cannot be entered before the day it was made.',
      },
      order('adoptedOn'),
    );
  if (body.validFrom < body.adoptedOn)
    return refuse(
      'retroactive-delegation',
      {
        sv: 'Delegation kan inte gälla från en dag före nämndens beslut. Ange en senare första dag.',
        en: 'A delegation cannot apply from a day before the board’s decision. Enter a later first day.',
      },
      {
        basis: 'LAW',
        citation: 'KL 6:37, 7:5',
        field: 'validFrom',
      },
    );
  return refuseItems(body.items) ?? accept({ type: 'DelegationOrderAdopted', body });
}
