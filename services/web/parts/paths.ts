/** Places in a form's values by dotted path, as the API names fields: `budget.0.amountOre`. */
type Tree = Readonly<Record<string, unknown>>;

export const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Tree | null | undefined)?.[key], values);

/** A copy with one place changed. */
export function withValue<T>(values: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.');
  const inner = rest.length === 0 ? value : withValue((values as Tree)[key], rest.join('.'), value);
  if (Array.isArray(values)) return values.map((one: unknown, index) => (String(index) === key ? inner : one)) as T;
  return { ...(values as object), [key]: inner } as T;
}
