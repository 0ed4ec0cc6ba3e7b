import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import type { DelegationEvent, DelegationItem } from '../events';
import type { OrderState, OrderVersion } from '../order';

const order = (field: string) => ({ basis: 'POLICY', citation: 'nämndens delegationsordning', field }) as const;

/** Two items that give one post the same kind of decision: nobody could say which of them a decision rests on. */
const overlapping = (items: readonly DelegationItem[]): readonly [DelegationItem, DelegationItem] | undefined => {
  for (const [index, one] of items.entries())
    for (const other of items.slice(index + 1))
      if (one.post === other.post && one.caseGroup === other.caseGroup && one.kinds.some((kind) => other.kinds.includes(kind)))
        return [one, other];
  return undefined;
};

function refuseItems(items: readonly DelegationItem[]): ReturnType<typeof refuse> | undefined {
  const numbers = items.map(({ number }) => number);
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (repeated !== undefined)
    return refuse('item-repeated', `Punkt ${repeated} står två gånger. Ge varje punkt ett eget nummer.`, order('items'));
  const further = items.find(({ grantedBy, subDelegation }) => grantedBy === 'FORVALTNINGSCHEF' && !subDelegation);
  if (further)
    return refuse(
      'sub-delegation-not-allowed',
      `Punkt ${further.number} är vidaredelegerad, men nämnden har inte tillåtit det. Rätta punkten efter nämndens beslut.`,
      { basis: 'LAW', citation: 'KL 7:6', field: 'items' },
    );
  const own = items.find(({ post, substitutePost }) => post === substitutePost);
  if (own) return refuse('own-substitute', `I punkt ${own.number} är befattningen sin egen ersättare. Rätta ersättaren.`, order('items'));
  const pair = overlapping(items);
  if (!pair) return undefined;
  const [one, other] = pair;
  return refuse(
    'items-overlap',
    `Punkt ${one.number} och ${other.number} ger samma befattning samma slags beslut i ärendegrupp ${one.caseGroup}. Skilj dem åt med ärendegrupp.`,
    order('items'),
  );
}

/** A version of the order, as the board adopted it (KL 6:37, 7:5). It can't be in force before that day: nobody decides on a delegation to come. */
export function adoptOrder(body: OrderVersion, state: OrderState, today: string): Decision<DelegationEvent> {
  const known = state.versions.find(({ version }) => version === body.version);
  if (known && canonicalJson(known) === canonicalJson(body)) return accept();
  if (known)
    return refuse(
      'order-version-taken',
      `Det finns redan en delegationsordning med beteckningen ${body.version}. Ge den nya en egen.`,
      order('version'),
    );
  if (body.adoptedOn > today)
    return refuse('adopted-in-the-future', 'Nämndens beslut kan inte skrivas in före den dag då det fattades.', order('adoptedOn'));
  if (body.validFrom < body.adoptedOn)
    return refuse('retroactive-delegation', 'Delegation kan inte gälla från en dag före nämndens beslut. Ange en senare första dag.', {
      basis: 'LAW',
      citation: 'KL 6:37, 7:5',
      field: 'validFrom',
    });
  return refuseItems(body.items) ?? accept({ type: 'DelegationOrderAdopted', body });
}
