/** What a field of an event is called: the names of the way to it. `items[].why` is what is asked for, and why. */
export const segmentsOf = (field: string): readonly string[] => field.replaceAll('[]', '').split('.');

/** A step that has no name is told as it is written. */
export const fieldName = (field: string, names: Readonly<Record<string, string>>): string =>
  segmentsOf(field)
    .map((segment) => names[segment] ?? segment)
    .join(' › ');
