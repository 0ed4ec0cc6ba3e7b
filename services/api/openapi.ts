/** The OpenAPI 3.1 document: routes from the controllers, bodies from the very rules that validate them. */
import type { INestApplication } from '@nestjs/common';
import { ApiProperty, DocumentBuilder, SwaggerModule, type ApiPropertyOptions, type OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { fieldSchemas } from '#libs/input';

// not exported by the package's root, and without typings
const { defaultMetadataStorage } = require('class-transformer/cjs/storage') as { defaultMetadataStorage: never };

type Schema = { [key: string]: unknown };

const PROBLEM: Schema = {
  type: 'object',
  description: 'Problem enligt RFC 9457: på svenska för människor, eller på engelska (Accept-Language: en), med en stabil kod för program.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string', description: '/problem/<kod>' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Vad som hände och vad du kan göra' },
    instance: { type: 'string', description: 'Begärans nummer, som det står i loggen' },
    code: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['field', 'message'], properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
    basis: { type: 'string', enum: ['LAW', 'POLICY'], description: 'LAW = lag, POLICY = nämndens rutin' },
    citation: { type: 'string' },
    changes: {
      type: 'array',
      description: 'Vad som har hänt sedan du såg ärendet (412)',
      items: {
        type: 'object',
        required: ['revision', 'at', 'who', 'what'],
        properties: {
          revision: { type: 'integer' },
          at: { type: 'string', format: 'date-time' },
          who: { type: 'string' },
          what: { type: 'string' },
        },
      },
    },
    actualRevision: { type: ['integer', 'null'] },
    stepUpUrl: { type: 'string' },
  },
};

/** OpenAPI 3.1 has no `nullable`: null is a type like others. */
function withNull(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNull);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withNull(value)]));
  if (nullable !== true) return rest;
  const { description, ...one } = rest;
  if ('$ref' in one) return { anyOf: [one, { type: 'null' }], ...(description === undefined ? {} : { description }) };
  const values = Array.isArray(one['enum']) ? { enum: [...(one['enum'] as unknown[]), null] } : {};
  return { ...rest, ...values, type: [one['type'], 'null'] };
}

type Class = { readonly name: string; readonly prototype: object };
interface ObjectSchema extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The classes that have rules, by name: their schemas come from the rules. */
function validated(): { readonly classes: readonly Class[]; readonly schemas: Readonly<Record<string, ObjectSchema>> } {
  const schemas = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: '#/components/schemas/',
    additionalConverters: fieldSchemas as never,
  }) as unknown as Record<string, ObjectSchema>;
  // what is not among the fields is refused, so the document says so too
  for (const schema of Object.values(schemas)) Object.assign(schema, { additionalProperties: false });
  const { validationMetadatas } = getMetadataStorage() as unknown as { validationMetadatas: ReadonlyMap<Class, unknown> };
  return { classes: [...validationMetadatas.keys()], schemas };
}

/** Query strings are listed field by field, which @nestjs/swagger does from its own decorators only. */
function describeQueries({ classes, schemas }: ReturnType<typeof validated>): void {
  for (const { name, prototype } of classes.filter((one) => one.name.endsWith('Query'))) {
    const { properties, required = [] } = schemas[name]!;
    for (const [property, { nullable: _, ...schema }] of Object.entries(properties))
      ApiProperty({ ...schema, required: required.includes(property) } as ApiPropertyOptions)(prototype, property);
  }
}

export function openApi(app: INestApplication): OpenAPIObject {
  const known = validated();
  describeQueries(known);
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Liggaren')
      .setDescription(
        'Kommandon och frågor. Varje kommando kräver Idempotency-Key, svaret har en position, och frågor med `?after=` väntar in den.',
      )
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addCookieAuth('liggaren', { type: 'apiKey', in: 'cookie', name: 'liggaren' }, 'session')
      .build(),
  );
  const schemas = { ...document.components?.schemas, ...known.schemas, Problem: PROBLEM };
  return withNull({ ...document, components: { ...document.components, schemas } }) as OpenAPIObject;
}

/** The document at /api/openapi.json, and to read at /api/docs; without anything from elsewhere on the network. */
export function serveOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApi(app), { jsonDocumentUrl: 'api/openapi.json', raw: ['json'] });
}
