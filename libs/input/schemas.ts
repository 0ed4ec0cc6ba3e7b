/** What OpenAPI says about the rules that class-validator does not know; for class-validator-jsonschema's `additionalConverters`. */
export const fieldSchemas = {
  isFilled: { type: 'string', minLength: 1 },
  isReadable: { type: 'string' },
  isDay: { type: 'string', format: 'date' },
  isInstant: { type: 'string', format: 'date-time' },
} as const;
