import type { Language } from './language';

/** Money is whole öre in every event and every sum: 1 kr = 100 öre. */
export type Ore = number;

/** Kronor (possibly with öre as decimals) to whole öre; undefined when it is not an amount. */
export const kronorToOre = (kronor: number): Ore | undefined => {
  const ore = Math.round(kronor * 100);
  return Number.isSafeInteger(ore) && Math.abs(ore / 100 - kronor) < 1e-9 ? ore : undefined;
};

const DECIMALS = { minimumFractionDigits: 2, maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' } as const;
const swedish = new Intl.NumberFormat('sv-SE', DECIMALS);
const english = new Intl.NumberFormat('en-GB', DECIMALS);
/** `5000000` → `50 000 kr` (in English `SEK 50,000`), `150` → `1,50 kr` (`SEK 1.50`), as it is read by people. */
export const formatOre = (ore: Ore, language: Language = 'sv'): string =>
  language === 'sv' ? `${swedish.format(ore / 100)} kr` : `SEK\u00a0${english.format(ore / 100)}`;
