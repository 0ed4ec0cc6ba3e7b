/** What is kept from who gets the bundle (utlämnande, TF 2:15, OSL): contents of whole events, or single personal fields. What proves them stays. */

export interface Mask {
  /** Events whose whole content is kept back, numbered from 1 as the verifier tells them. */
  readonly events: readonly number[];
  /** From this event on all contents are kept back too, those that nobody has seen yet among them; null = from none. */
  readonly from: number | null;
  /** The only events whose content is given out, numbered likewise; null = all but those above. */
  readonly only: readonly number[] | null;
  /** Fields that are kept back, by path without indices: `application.contact`, `criterionReasons[].text`, `who`; `*` = all of them. */
  readonly fields: readonly string[];
  /** Of those, the ones that are given out all the same. */
  readonly except: readonly string[];
  /** By which provision, e.g. `OSL 21 kap. 1 §`. */
  readonly provision: string;
}

/** What a mask can't be made of. The message is Swedish. */
export class WrongMask extends Error {}

const FIELD = /^(?:\*|[A-Za-z]\w*(?:\[\])?(?:\.[A-Za-z]\w*(?:\[\])?)*)$/;
const NUMBER = /^[1-9]\d{0,5}$/;
/** `13-`: event 13 and all after it. */
const FROM = /^[1-9]\d{0,5}-$/;
const LONGEST_PROVISION = 200;

/** `withhold`: numbers of events, `13-` for 13 and all after it, and fields. Null when nothing is kept back. Throws {@link WrongMask}. */
export function maskOf(withhold: readonly string[], release: readonly string[], provision: string | undefined): Mask | null {
  const events = withhold.filter((one) => NUMBER.test(one)).map(Number);
  const froms = withhold.filter((one) => FROM.test(one)).map((one) => Number(one.slice(0, -1)));
  const fields = withhold.filter((one) => !NUMBER.test(one) && !FROM.test(one));
  const wrong = [...fields, ...release].find((one) => !FIELD.test(one));
  if (wrong !== undefined)
    throw new WrongMask(
      `${wrong} är varken numret på en händelse (13, eller 13- för den och alla efter) eller ett fält, som application.contact eller * för alla fält.`,
    );
  if (withhold.length === 0) {
    if (release.length > 0) throw new WrongMask('Ange vad som ska hållas tillbaka. Det som lämnas ut är undantag från det.');
    return null;
  }
  if (!provision || provision.length > LONGEST_PROVISION)
    throw new WrongMask('Ange den bestämmelse som innehållet hålls tillbaka med stöd av, till exempel OSL 21 kap. 1 §.');
  return { events, from: froms.length > 0 ? Math.min(...froms) : null, only: null, fields, except: release, provision };
}

/** Whether the content of an event is kept back; `number` from 1. */
export const isKeptBack = (mask: Mask | null, number: number): boolean =>
  mask !== null && (mask.events.includes(number) || (mask.from !== null && number >= mask.from) || mask.only?.includes(number) === false);

/** Whether a document comes along, by the number of the event that it was made with: it says in clear what its case says. */
export const isDocumentGiven = (mask: Mask | null, number: number): boolean => mask === null || mask.only?.includes(number) === true;

const within = (path: string, field: string): boolean =>
  field === '*' || path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[]`);

/** A field as a mask names it: `members[0].name` is `members[].name`. */
export const plainPath = (path: string): string => path.replaceAll(/\[\d+\]/g, '[]');

/** Whether the key of a field is given out. */
export function isGiven(mask: Mask | null, path: string): boolean {
  if (!mask) return true;
  const plain = plainPath(path);
  return mask.except.some((field) => within(plain, field)) || !mask.fields.some((field) => within(plain, field));
}
