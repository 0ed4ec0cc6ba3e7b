/** How a person reaches an item of the order, and what the item and the post must fulfil before anything is decided by it (KL 6:37, 7:5–6). */
import { formatOre, refuse, type Refusal } from '#libs/kernel';
import type { AuthorityQuery } from './authority';
import { assignmentsOn, mayHoldPost, revocationOn, type Assignment, type OrderState, type OrderVersion } from './order';
import { refuseSubDelegation, type Delegated } from './sub-delegation';

/** How sure the way to an item is: the post's ordinary holder, its acting holder, or the post that steps in for it. */
export const WAYS = ['ORDINARY', 'ACTING', 'SUBSTITUTE'] as const;
export interface Candidate extends Delegated {
  readonly held: Assignment;
  readonly way: (typeof WAYS)[number];
}

export const order = { basis: 'POLICY', citation: 'nämndens delegationsordning' } as const;
export const law = (citation: string) => ({ basis: 'LAW', citation }) as const;
export const PASS_ON = {
  sv: 'Lämna ärendet till den som har delegation, eller hänskjut det till nämnden.',
  en: 'Hand the case to somebody who has a delegation, or refer it to the board.',
};

export function wayTo({ item, sub }: Delegated, held: Assignment): readonly Candidate[] {
  if (held.post === item.post) return [{ item, sub, held, way: held.acting ? 'ACTING' : 'ORDINARY' }];
  return held.post === item.substitutePost ? [{ item, sub, held, way: 'SUBSTITUTE' }] : [];
}

/** Each demand narrows the candidates; when none is left, the one that came furthest says why. */
export function demands(state: OrderState, query: AuthorityQuery, inForce: { readonly version: OrderVersion; readonly index: number }) {
  const today = assignmentsOn(state, query.on);
  const inPost = (post: string) => today.filter((held) => held.post === post && !query.unavailable?.includes(held.holder.ref));
  const twins = ({ post, acting }: Assignment) => today.filter((held) => held.post === post && held.acting === acting);
  const demand = (keep: (candidate: Candidate) => boolean, otherwise: (candidate: Candidate) => { readonly refusal: Refusal }) => ({
    keep,
    otherwise,
  });
  return [
    demand(
      ({ item }) => revocationOn(state, item.number, inForce.index, query.on) === undefined,
      ({ item }) =>
        refuse(
          'item-revoked',
          {
            sv: `Nämnden har återkallat punkt ${item.number} i delegationsordningen. ${PASS_ON.sv}`,
            en: `The board has revoked item ${item.number} of the delegation order. ${PASS_ON.en}`,
          },
          law('KL 6:37'),
        ),
    ),
    demand(
      ({ item }) => item.grantedBy === 'BOARD' || item.subDelegation,
      ({ item }) =>
        refuse(
          'sub-delegation-not-allowed',
          {
            sv: `Punkt ${item.number} är vidaredelegerad av förvaltningschefen utan att nämnden har tillåtit det. ${PASS_ON.sv}`,
            en: `Item ${item.number} was delegated further by the head of administration without the board having allowed it. ${PASS_ON.en}`,
          },
          law('KL 7:6'),
        ),
    ),
    demand(
      ({ sub }) => sub === null || revocationOn(state, sub.number, inForce.index, query.on) === undefined,
      ({ sub }) =>
        refuse(
          'item-revoked',
          {
            sv: `Vidaredelegationen ${sub!.number} är återkallad. ${PASS_ON.sv}`,
            en: `The further delegation ${sub!.number} has been revoked. ${PASS_ON.en}`,
          },
          law('KL 7:6'),
        ),
    ),
    demand(
      ({ sub }) => sub === null || refuseSubDelegation(state, inForce.version, sub) === undefined,
      ({ sub }) => {
        const { message } = refuseSubDelegation(state, inForce.version, sub!)!.refusal;
        const whole = {
          sv: `Vidaredelegationen ${sub!.number} kan inte läggas till grund för beslut. ${message.sv}`,
          en: `No decision can rest on the further delegation ${sub!.number}. ${message.en}`,
        };
        return refuse('sub-delegation-not-allowed', whole, law('KL 7:6'));
      },
    ),
    demand(
      ({ held }) => mayHoldPost(held.holder),
      ({ held }) =>
        refuse(
          'holder-not-employed',
          {
            sv: `${held.holder.name} är inte anställd i regionen och kan inte besluta. ${PASS_ON.sv}`,
            en: `${held.holder.name} is not employed by the region and cannot decide. ${PASS_ON.en}`,
          },
          law('KL 7:5'),
        ),
    ),
    demand(
      ({ held }) => twins(held).length === 1,
      ({ held }) =>
        refuse(
          'post-held-twice',
          {
            sv: `Befattningsregistret har flera förordnanden som ${held.title} samma dag. Be nämndsekreteraren rätta registret innan beslut fattas.`,
            en: `The register of posts has several appointments as ${held.title} on the same day. Ask the board secretary to correct the register before a decision is made.`,
          },
          law('KL 7:5'),
        ),
    ),
    demand(
      ({ item, way }) => way !== 'SUBSTITUTE' || inPost(item.post).length === 0,
      ({ item, held }) =>
        refuse(
          'substitute-not-needed',
          {
            sv:
              `Enligt punkt ${item.number} ersätter ${held.title} bara när ${inPost(item.post)[0]!.title} inte är i tjänst. ` +
              'Be nämndsekreteraren skriva in ett förordnande som vikarie, eller lämna ärendet till den ordinarie.',
            en:
              `According to item ${item.number}, ${held.title} steps in only when ${inPost(item.post)[0]!.title} is not in office. ` +
              'Ask the board secretary to enter an acting appointment, or hand the case to the ordinary holder.',
          },
          order,
        ),
    ),
    demand(
      ({ item }) => item.limitOre !== null || query.amountOre === 0,
      ({ item }) =>
        refuse(
          'limit-missing',
          {
            sv: `Beloppsgräns saknas i punkt ${item.number}. Hänskjut ärendet till nämnden.`,
            en: `Item ${item.number} has no limit on the amount. Refer the case to the board.`,
          },
          {
            ...order,
            field: 'amountOre',
          },
        ),
    ),
    demand(
      ({ item }) => query.amountOre <= (item.limitOre ?? 0),
      ({ item }) =>
        refuse(
          'over-limit',
          {
            sv:
              `${formatOre(query.amountOre)} är över beloppsgränsen ${formatOre(item.limitOre!)} i punkt ${item.number}. ` +
              'Sänk beloppet eller hänskjut ärendet till nämnden.',
            en:
              `${formatOre(query.amountOre, 'en')} is over the limit of ${formatOre(item.limitOre!, 'en')} in item ${item.number}. ` +
              'Lower the amount or refer the case to the board.',
          },
          { ...order, field: 'amountOre' },
        ),
    ),
  ];
}
