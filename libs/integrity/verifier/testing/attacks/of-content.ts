/** What is in the bundle was changed, and nothing signed anew. */
import { concat, bytesOf } from '../../../index';
import { attack, withEvent, type Attack, type Ground } from './ground';

const swapped = (text: string, from: string, to: string): string => {
  if (!text.includes(from)) throw new Error(`there is no ${from} in it`);
  return text.replace(from, to);
};

export function ofContent({ honest, number }: Ground): readonly Attack[] {
  const n = number('ProposalDrafted');
  const event = honest.events[n]!;
  const next = honest.events[n + 1]!;
  const leaf = (nr: string, name: string, from: string, to: string, expected: Attack['expected'] = 'INCLUSION'): Attack =>
    attack(nr, name, expected, withEvent(honest, n, { leaf: swapped(event.leaf, from, to) }));
  const data = (nr: string, name: string, change: Partial<typeof event>): Attack =>
    attack(nr, name, 'COMMITMENT', withEvent(honest, n, change));
  const nonce = event.nonce!;
  const text = event.data!;
  return [
    attack('1', 'an honest bundle', null, honest),
    data('2', 'another sum in the content', { data: swapped(text, '"amountOre":', '"amountOre":1') }),
    leaf('3', 'another kind of event', 'ProposalDrafted/1', 'ProposalRevised/1'),
    leaf('4', 'another time', '"time":"2026', '"time":"2025'),
    leaf('5', 'another actor', '"ref":"p_someone"', '"ref":"p_other"'),
    attack('17', 'the contents of two events exchanged', 'COMMITMENT', {
      ...honest,
      events: honest.events.map((one, at) =>
        at === n ? { ...one, data: next.data, nonce: next.nonce } : at === n + 1 ? { ...one, data: text, nonce } : one,
      ),
    }),
    data('18', 'another nonce', { nonce: nonce.with(0, nonce[0]! ^ 1) }),
    data('19', 'a byte moved from the content to the nonce', { nonce: concat(nonce, bytesOf(text[0]!)), data: text.slice(1) }),
    leaf('20', 'white space in the envelope', '"type":', '"type": ', 'LEAF'),
    leaf('21', 'a key that stands twice', '"type":', '"type":"X/1","type":', 'LEAF'),
    data('22', 'the same letters in another normal form', { data: text.normalize('NFD') }),
    data('23', 'the same number spelled otherwise', { data: text.replace(/"amountOre":(\d+)/, '"amountOre":$1.0') }),
    leaf('24', 'one more key in the envelope', '"v":1}', '"v":1,"x":1}', 'LEAF'),
  ];
}
