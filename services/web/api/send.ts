/** What is sent and is no command upon a case. Throws Refused or NoContact. */
import { language } from '../texts/language';
import { ask } from './problem';

export const jsonHeaders = (): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  accept: 'application/json',
  'accept-language': language(),
});

export const send = (method: 'POST' | 'PUT' | 'DELETE', path: string, body: object = {}, init: RequestInit = {}): Promise<Response> =>
  ask(path, { ...init, method, headers: jsonHeaders(), body: JSON.stringify(body) });
