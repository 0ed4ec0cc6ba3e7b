/** Money is whole öre in every event and every sum: 1 kr = 100 öre. */
export type Ore = number;

/** Kronor (possibly with öre as decimals) to whole öre; undefined when it is not an amount. */
export const kronorToOre = (kronor: number): Ore | undefined => {
  const ore = Math.round(kronor * 100);
  return Number.isSafeInteger(ore) && Math.abs(ore / 100 - kronor) < 1e-9 ? ore : undefined;
};

const kronor = new Intl.NumberFormat('sv-SE', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
});
/** `5000000` → `50 000 kr`, `150` → `1,50 kr`, as it is read by people. */
export const formatOre = (ore: Ore): string => `${kronor.format(ore / 100)} kr`;
