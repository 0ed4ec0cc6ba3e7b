type Limit = { readonly constraints: readonly number[] };

/** What OpenAPI says about the rules that class-validator does not know; for class-validator-jsonschema's `additionalConverters`. */
export const fieldSchemas = {
  isFilled: { type: 'string', minLength: 1 },
  isReadable: { type: 'string' },
  // that a field is there is said by `required`
  isGiven: {},
  isDay: { type: 'string', format: 'date' },
  isInstant: { type: 'string', format: 'date-time' },
  // the library's own say `number` and would make every whole number one
  min: ({ constraints }: Limit) => ({ minimum: constraints[0] }),
  max: ({ constraints }: Limit) => ({ maximum: constraints[0] }),
} as const;
