/** Money as it is typed: kronor in text, öre in numbers. */

/** `40 000`, `40000 kr` or `1 250,50` as whole öre; undefined when it is no amount. */
export function oreFrom(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]|kr$/giu, '').replace(',', '.');
  if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return undefined;
  return Math.round(Number(plain) * 100);
}
/** As it is typed: `40 000`. */
export const kronorText = (ore: number | null | undefined): string =>
  ore === null || ore === undefined ? '' : new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 2 }).format(ore / 100);
