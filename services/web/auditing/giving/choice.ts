/** What of a case somebody chooses to keep back, and how the server is asked for it. Pure. */
import type { EventContents } from '#libs/evidence';

export interface Choice {
  /** Fields that are kept back, named as a mask names them. */
  readonly fields: readonly string[];
  /** Numbers of the events whose whole content is kept back. */
  readonly events: readonly string[];
  readonly provision: string;
}

/** Where in the case a field stands. */
export interface Found {
  readonly field: string;
  readonly numbers: readonly number[];
}

/** Every personal field of the case once, in the order in which they first come. */
export function fieldsIn(contents: readonly EventContents[]): readonly Found[] {
  const found = new Map<string, number[]>();
  for (const { number, fields } of contents)
    for (const field of fields) {
      const numbers = found.get(field) ?? [];
      numbers.push(number);
      found.set(field, numbers);
    }
  return [...found].map(([field, numbers]) => ({ field, numbers }));
}

/** At first everything personal is kept back: what is to be given out is chosen, not what is to be hidden. */
export const atFirst = (contents: readonly EventContents[]): Choice => ({
  fields: fieldsIn(contents).map(({ field }) => field),
  events: [],
  provision: '',
});

export const isWhole = ({ fields, events }: Choice): boolean => fields.length + events.length === 0;

export interface Asked {
  readonly withhold?: string;
  readonly release?: string;
  readonly provision?: string;
}

/** Nothing is given out that was not there to be seen: what is not named stays shut, and so does what happens in the meantime. */
export function askedFor(choice: Choice, contents: readonly EventContents[]): Asked {
  if (isWhole(choice)) return {};
  const given = fieldsIn(contents).flatMap(({ field }) => (choice.fields.includes(field) ? [] : [field]));
  const fields = choice.fields.length > 0 ? ['*'] : [];
  return {
    withhold: [...choice.events, `${contents.length + 1}-`, ...fields].join(),
    ...(fields.length > 0 && given.length > 0 ? { release: given.join() } : {}),
    provision: choice.provision,
  };
}
