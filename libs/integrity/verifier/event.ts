/** One event as it was given: what it says, and whether it is written as one must be. */
import { bytesOf, toBase64Url } from '../bytes';
import { at, countAt, hasKeys, isCanonical, textAt, type Json } from '../bundle/canonical';
import { sha256 } from '../sha256';
import { isIncluded } from '../tree';
import type { ReadEvent, World } from './check';

const LEAF_KEYS = 'actor,app,cause,cmd,corr,data,id,log,prev,rev,rules,stream,time,type,v';
const DATA_KEYS = 'at,body,org,trace,who';
const HASH = /^[\w-]{43}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const TYPE = /^[A-Za-z]\w*\/[1-9]\d*$/;
const LABEL = bytesOf('liggaren/data/v1\0');
const isText = (value: Json | undefined): boolean => typeof value === 'string';
const fits = (value: Json | undefined, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

/** Whether it is the one spelling of an envelope of version 1, with nothing more and nothing less in it. */
export function isEnvelope({ leaf, said }: ReadEvent): boolean {
  if (!hasKeys(said, LEAF_KEYS) || !isCanonical(leaf, said) || !hasKeys(said['actor'], 'acr,at,ref,role')) return false;
  const actor = said['actor'];
  return (
    ['acr', 'ref', 'role'].every((key) => isText(actor[key])) &&
    typeof actor['at'] === 'number' &&
    ['app', 'cmd', 'corr', 'log', 'rules', 'stream'].every((key) => isText(said[key])) &&
    (said['cause'] === null || isText(said['cause'])) &&
    fits(said['data'], HASH) &&
    fits(said['prev'], HASH) &&
    fits(said['id'], UUID) &&
    fits(said['time'], INSTANT) &&
    fits(said['type'], TYPE) &&
    countAt(said, 'rev') !== undefined &&
    said['v'] === 1
  );
}
export const isContent = ({ data, content }: ReadEvent): boolean =>
  data !== null && hasKeys(content, DATA_KEYS) && isCanonical(data, content);

/** Name of the kind of event, without its version; undefined for what is none. */
export const typeOf = ({ said }: ReadEvent): string | undefined => textAt(said, 'type')?.split('/')[0];
/** What the event says; undefined when that is not in the bundle. */
export const bodyOf = ({ opened }: ReadEvent): Json | undefined => at(opened.content, 'body');

export const isCommitted = ({ said, nonce, data }: ReadEvent): boolean =>
  nonce === null || data === null || toBase64Url(sha256(LABEL, nonce, bytesOf(data))) === textAt(said, 'data');
export const isInTree = ({ leafHash, idx, proof }: ReadEvent, { checkpoint: { size, root } }: World): boolean =>
  isIncluded(leafHash, idx, size, proof, root);
