import { formatDay, refuse, type Basis, type Refusal } from '#libs/kernel';

/** What a refusal rests on, what it says (Swedish, with what to do; `{name}` is filled in), and the field that is at fault if one is. */
export type RefusalText = readonly [basis: Basis, citation: string, message: string, field?: string];
export type RefusalTexts = Readonly<Record<string, RefusalText>>;
export interface Refused {
  readonly refusal: Refusal;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const read = (value: string | number | undefined): string =>
  typeof value === 'string' && DAY.test(value) ? formatDay(value) : String(value ?? '');

/** `no('code', { fill })` for the codes of one family of commands; `no.texts` lists them. */
export function refusals<const T extends RefusalTexts>(texts: T) {
  const no = (code: keyof T & string, fill: Readonly<Record<string, string | number>> = {}, field?: string): Refused => {
    const [basis, citation, message, usual] = texts[code]!;
    const at = field ?? usual;
    return refuse(
      code,
      message.replace(/\{(\w+)\}/g, (_, name: string) => read(fill[name])),
      { basis, citation, ...(at === undefined ? {} : { field: at }) },
    );
  };
  return Object.assign(no, { texts });
}
