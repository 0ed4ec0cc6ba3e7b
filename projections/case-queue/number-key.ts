const OWN = /^LIG (\d{4})-(\d+)$/;
const EXTERNAL = /^(\d{2})RS(\d+)$/;

/** Sort key of a diary number: year, then running number. Unregistered cases come last. */
export function numberKey(number: string | null): string {
  if (number === null) return '~';
  const own = OWN.exec(number);
  if (own) return `${own[1]}-${own[2]!.padStart(8, '0')}`;
  const external = EXTERNAL.exec(number);
  return external ? `20${external[1]}-${external[2]!.padStart(8, '0')}` : number;
}
