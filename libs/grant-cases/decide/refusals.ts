import { formatDay, formatOre, refuse, worded, type Basis, type Language, type Refusal, type Wording } from '#libs/kernel';

/** What a refusal rests on, what it says (with what to do; `{name}` is filled in), and the field that is at fault if one is. */
export type RefusalText = readonly [basis: Basis, citation: string, message: Wording, field?: string];
export type RefusalTexts = Readonly<Record<string, RefusalText>>;
export interface Refused {
  readonly refusal: Refusal;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What is filled in: days and amounts are written as they are read in each language, and so are words of our own. */
type Filling = string | number | Wording | { readonly ore: number };
const read = (value: Filling | undefined, language: Language): string => {
  if (typeof value === 'object') return 'ore' in value ? formatOre(value.ore, language) : value[language];
  return typeof value === 'string' && DAY.test(value) ? formatDay(value, language) : String(value ?? '');
};

/** `no('code', { fill })` for the codes of one family of commands; `no.texts` lists them. */
export function refusals<const T extends RefusalTexts>(texts: T) {
  const no = (code: keyof T & string, fill: Readonly<Record<string, Filling>> = {}, field?: string): Refused => {
    const [basis, citation, message, usual] = texts[code]!;
    const at = field ?? usual;
    return refuse(
      code,
      worded((language) => message[language].replace(/\{(\w+)\}/g, (_, name: string) => read(fill[name], language))),
      { basis, citation, ...(at === undefined ? {} : { field: at }) },
    );
  };
  return Object.assign(no, { texts });
}
