/** What routes of a kind have in common, said once: method, interceptors, and what OpenAPI tells of them. */
import { applyDecorators, Get, HttpCode, Param, Post, UseInterceptors, type PipeTransform } from '@nestjs/common';
import { ApiExtension, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import { isUuid } from '#libs/kernel';
import { CommandAnswer } from './commands/answers';
import { CommandInterceptor } from './commands/interceptor';
import { caseUnknown, type Problem } from './problems';

export const problem = (status: number, description: string): MethodDecorator =>
  ApiResponse({ status, description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

/** The method's name is the operation's id. */
export const operation =
  (summary: string): MethodDecorator =>
  (target, property, descriptor) =>
    ApiOperation({ operationId: String(property), summary })(target, property, descriptor);

/** The path's UUIDs as OpenAPI parameters. */
const ids = (path: string): MethodDecorator[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) =>
    ApiParam({
      name,
      schema: name === 'revision' ? { type: 'integer' } : name.endsWith('Key') ? { type: 'string' } : { type: 'string', format: 'uuid' },
    }),
  );

/** GET. Answers carry `?after=` honestly where `@Reads` names the read models. */
export const QueryRoute = (path: string, summary: string): MethodDecorator =>
  applyDecorators(
    Get(path),
    operation(summary),
    ...ids(path),
    problem(400, 'Begäran går inte att förstå'),
    problem(401, 'Inte inloggad'),
    problem(404, 'Finns inte, eller får inte ses'),
  );

/** POST of a question that needs a body: it changes nothing and takes no key. */
export const AskRoute = (path: string, summary: string, answer: new () => object): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(200),
    operation(summary),
    ...ids(path),
    ApiResponse({ status: 200, type: answer, description: 'Svaret' }),
    problem(401, 'Inte inloggad'),
    problem(403, 'Du får inte göra detta'),
    problem(404, 'Finns inte, eller får inte ses'),
    problem(409, 'Läget tillåter det inte'),
    problem(422, 'Uppgifterna behöver rättas'),
  );

/** POST of a command: Idempotency-Key demanded, If-Match taken, the answer has the position. */
export const CommandRoute = (
  path: string,
  summary: string,
  { status = 200, answer = CommandAnswer as new () => object } = {},
): MethodDecorator =>
  applyDecorators(
    Post(path),
    HttpCode(status),
    UseInterceptors(CommandInterceptor),
    operation(summary),
    ...ids(path),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Ett UUID för åtgärden: samma vid omförsök',
      schema: { type: 'string', format: 'uuid' },
    }),
    ApiHeader({ name: 'If-Match', required: false, description: 'Etiketten (ETag) så som ärendet lästes', schema: { type: 'string' } }),
    ApiExtension('x-command', true),
    ApiResponse({
      status,
      type: answer,
      description: 'Utfört',
      headers: { ETag: { description: 'Ärendets nya etikett', schema: { type: 'string' } } },
    }),
    problem(400, 'Begäran går inte att förstå, eller Idempotency-Key saknas'),
    problem(401, 'Inte inloggad, eller ny inloggning behövs (RFC 9470)'),
    problem(403, 'Du får inte göra detta'),
    problem(404, 'Finns inte, eller får inte ses'),
    problem(409, 'Läget tillåter det inte'),
    problem(412, 'Ändrat sedan du såg det'),
    problem(422, 'Uppgifterna behöver rättas'),
    problem(503, 'Överbelastat; Retry-After säger när'),
  );

/** An id that is not one names nothing: the same answer as for what is not there. */
const uuidOr = (absent: () => Problem): PipeTransform<string, string> => ({
  transform: (value) => {
    if (!isUuid(value)) throw absent();
    return value.toLowerCase();
  },
});
export const UuidParam = (name: string, absent: () => Problem): ParameterDecorator => Param(name, uuidOr(absent));
/** `@CaseId() caseId: string` from `:id`. */
export const CaseId = (): ParameterDecorator => UuidParam('id', caseUnknown);
