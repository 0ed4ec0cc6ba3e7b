/** A chain as it is read, in one language. */
import { delegationEvents } from '#libs/delegation/events';
import { caseEvents } from '#libs/grant-cases/events';
import { citationIn, type Language } from '#libs/kernel';
import type { Chain, Evidence, Link } from './chain';
import { LINK_MEANINGS, LINK_NAMES, LINK_STATE_NAMES, REGIME_NAMES, STANDING_NAMES } from './wordings';

export interface ShownLink extends Omit<Link, 'why' | 'evidence'> {
  readonly name: string;
  readonly meaning: string;
  readonly stateName: string;
  readonly why: string | null;
  readonly evidence: readonly (Evidence & { readonly label: string })[];
}

export interface ShownChain extends Omit<Chain, 'links'> {
  readonly stateName: string;
  readonly standingName: string;
  readonly regimeName: string;
  readonly links: readonly ShownLink[];
}

const CATALOGUE: Readonly<Record<string, { readonly label: Readonly<Record<Language, string>> } | undefined>> = {
  ...delegationEvents,
  ...caseEvents,
};

export const shownChain = (chain: Chain, language: Language): ShownChain => ({
  ...chain,
  stateName: LINK_STATE_NAMES[chain.state][language],
  standingName: STANDING_NAMES[chain.standing][language],
  regimeName: REGIME_NAMES[chain.legalRegime][language],
  links: chain.links.map((link) => ({
    ...link,
    citation: citationIn(link.citation, language),
    name: LINK_NAMES[link.link][language],
    meaning: LINK_MEANINGS[link.link][language],
    stateName: LINK_STATE_NAMES[link.state][language],
    why: link.why?.[language] ?? null,
    evidence: link.evidence.map((one) => ({ ...one, label: CATALOGUE[one.type]?.label[language] ?? one.type })),
  })),
});
