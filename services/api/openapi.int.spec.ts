import type { OpenAPIObject } from '@nestjs/swagger';
import { startTestApplication, type TestApplication } from '../../test/application';

type Json = { [key: string]: unknown };
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
  readonly requestBody?: { content: { [type: string]: { schema: { $ref?: string } } } };
  readonly responses: { [status: string]: { content?: { [type: string]: { schema: { $ref?: string } } } } };
  readonly 'x-command'?: boolean;
}

/** Every `$ref` in a document. */
const references = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value as Json).flatMap(([key, inner]) => (key === '$ref' ? [inner as string] : references(inner)));

describe('the OpenAPI document', () => {
  let application: TestApplication;
  let document: OpenAPIObject & { paths: { [path: string]: { [method: string]: Operation } } };
  const operations = (): (Operation & { at: string })[] =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ ...operation, at: `${method.toUpperCase()} ${path}` })),
    );

  beforeAll(async () => {
    application = await startTestApplication();
    document = (await (await fetch(`${application.base}/api/openapi.json`)).json()) as typeof document;
  }, 60_000);
  afterAll(() => application?.stop());

  it('is OpenAPI 3.1 and leads nowhere that is not in it', () => {
    expect(document.openapi).toBe('3.1.0');
    const schemas = Object.keys(document.components!.schemas!);
    const missing = references(document).filter((ref) => !schemas.some((name) => ref === `#/components/schemas/${name}`));
    expect([...new Set(missing)]).toEqual([]);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
  });

  it('gives every route an id of its own and a summary in Swedish', () => {
    const all = operations();
    expect(all.length).toBeGreaterThan(60);
    const ids = all.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { at, operationId, summary } of all)
      expect({ at, operationId, summary }).toEqual({
        at,
        operationId: expect.stringMatching(/^[a-z]\w+$/) as string,
        summary: expect.stringMatching(/^[A-ZÅÄÖ].{3,}/) as string,
      });
  });

  it('describes every body by the rules that it is validated with: fields, limits, and no others', () => {
    const bodies = operations().flatMap(({ requestBody }) => requestBody?.content['application/json']?.schema.$ref ?? []);
    expect(bodies.length).toBeGreaterThan(40);
    for (const ref of new Set(bodies)) {
      const schema = document.components!.schemas![ref.split('/').at(-1)!] as Json;
      expect({ ref, ...schema }).toMatchObject({ type: 'object', additionalProperties: false });
      expect(Object.keys(schema['properties'] as Json).length).toBeGreaterThan(0);
    }
    const application_ = document.components!.schemas!['ApplicationBody'] as unknown as {
      properties: { [name: string]: Json };
      required: string[];
    };
    expect(application_.properties['title']).toMatchObject({
      type: 'string',
      maxLength: 500,
      minLength: 1,
      description: 'Projektets namn',
    });
    expect(application_.properties['otherFunding']).toMatchObject({ type: ['string', 'null'] });
    expect(application_.properties['agenda2030']).toMatchObject({ type: 'array', items: { type: 'integer', minimum: 1, maximum: 17 } });
    expect(application_.properties['schedule']).toMatchObject({ $ref: '#/components/schemas/ScheduleBody' });
    expect(application_.required).toContain('title');
    expect(application_.required).not.toContain('otherFunding');
  });

  it('says of every command that it wants a key, takes an etag, answers with a position and can be refused', () => {
    const commands = operations().filter((operation) => operation['x-command']);
    expect(commands.length).toBeGreaterThan(45);
    for (const { at, parameters, responses } of commands) {
      const headers = (parameters ?? []).filter((one) => one.in === 'header').map(({ name, required }) => `${name}${required ? '!' : ''}`);
      expect({ at, headers: headers.toSorted() }).toEqual({ at, headers: ['Idempotency-Key!', 'If-Match'] });
      expect({ at, statuses: Object.keys(responses) }).toEqual({
        at,
        statuses: expect.arrayContaining(['400', '401', '403', '404', '409', '412', '422', '503']) as string[],
      });
      expect(responses['422']!.content!['application/problem+json']!.schema.$ref).toBe('#/components/schemas/Problem');
    }
  });

  it('lists what a list can be asked for', () => {
    const { parameters } = operations().find(({ operationId }) => operationId === 'listCases')!;
    const names = parameters!.filter((one) => one.in === 'query').map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['phase', 'mover', 'text', 'sort', 'direction', 'limit', 'cursor', 'after']));
  });

  it('has a route for every command of a case but the timers', () => {
    const ids = operations().map(({ operationId }) => operationId);
    const expected = [
      'registerApplication',
      'amendApplication',
      'withdrawApplication',
      'assignCase',
      'declareImpartiality',
      'declareConflict',
    ];
    expect(ids).toEqual(
      expect.arrayContaining([...expected, 'decide', 'writeOff', 'dispatchDecision', 'confirmLegalForce', 'closeCase', 'submitProposal']),
    );
  });

  it('can be read in a browser without anything from elsewhere', async () => {
    const page = await fetch(`${application.base}/api/docs`);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    const scripts = [...html.matchAll(/src="\.?([^"]+)"/g)].map(([, src]) => new URL(src!, `${application.base}/api/docs/`).pathname);
    for (const script of scripts) expect((await fetch(application.base + script.replace(/^\/docs/, '/api/docs'))).status).toBe(200);
  });
});
