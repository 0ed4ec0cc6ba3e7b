/** Decisions that are not what was approved, and documents that are not what was decided: by somebody who may write and sign the log. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { bytesOf, sha256, toHex } from '../../../index';
import { spell, type JsonObject } from '../../../bundle/canonical';
import type { Leaf } from '../a-log';
import { bundleOf, rechained, saidBy, withBody } from '../forge';
import { attack, insider, type Attack, type Ground } from './ground';

const hex = (text: string): string => toHex(sha256(bytesOf(text)));
const b64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export function ofDecisions(ground: Ground): readonly Attack[] {
  const { leaves, documents, place } = ground;
  const at = (type: string, change: (body: JsonObject) => JsonObject) => insider(ground, place(type), (leaf) => withBody(leaf, change));
  const decision = (nr: string, name: string, type: string, change: (body: JsonObject) => JsonObject): Attack =>
    attack(nr, name, 'DECISION', at(type, change));
  /** Another statement, with its checksum put right. */
  const statement = (nr: string, name: string, change: (said: JsonObject) => JsonObject): Attack =>
    decision(nr, name, 'DecisionSigned', (body) => {
      const text = spell(change(JSON.parse(body['statement'] as string) as JsonObject))!;
      return { ...body, statement: text, statementSha256: hex(text) };
    });
  const content = (body: JsonObject, change: JsonObject): JsonObject => ({
    ...body,
    content: { ...(body['content'] as JsonObject), ...change },
  });

  const [[sha, document]] = [...documents] as [[string, { pdf: Uint8Array; jws: string }]];
  const [header = '', , signature = ''] = document.jws.split('.');
  const said = JSON.parse(Buffer.from(header, 'base64url').toString()) as JsonObject;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signedBy = (head: object, key = privateKey): string => {
    const over = Buffer.concat([Buffer.from(`${b64url(head)}.`), document.pdf]);
    return `${b64url(head)}..${sign('sha256', over, { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const hmac = (head: object): string =>
    `${b64url(head)}..${createHmac('sha256', 'the public key').update(document.pdf).digest('base64url')}`;
  const seal = (nr: string, name: string, jws: string): Attack => {
    const bundle = at('DecisionDocumentMade', (body) => ({ ...body, jws }));
    return attack(nr, name, 'DECISION_SEAL', { ...bundle, documents: new Map([[sha, { ...document, jws }]]) });
  };
  const unapproved = rechained(leaves.filter((leaf) => saidBy(leaf).type !== 'DecisionSigned/1'));
  const interposed = (): readonly Leaf[] => {
    const signed = place('DecisionMade');
    return rechained(
      leaves.toSpliced(signed, 0, {
        ...leaves[place('CaseAssigned')]!,
        leaf: leaves[place('CaseAssigned')]!.leaf.replace('"id":"0', '"id":"1'),
      }),
    );
  };
  return [
    decision('D1', 'another sum than was approved', 'DecisionMade', (body) => content(body, { amountOre: 1 })),
    decision('D2', 'other reasons than were approved', 'DecisionMade', (body) => content(body, { reasons: 'Andra skäl.' })),
    decision('D3', 'other terms than were approved', 'DecisionMade', (body) => content(body, { terms: [] })),
    decision('D4', 'another day than was approved', 'DecisionMade', (body) => ({ ...body, decidedOn: '2025-01-01' })),
    decision('D5', 'another item of the delegation order', 'DecisionMade', (body) => ({ ...body, itemNumber: 'X.9' })),
    decision('D6', 'a decision by another than who approved it', 'DecisionMade', (body) => ({
      ...body,
      decider: { ...(body['decider'] as JsonObject), ref: 'p_other' },
    })),
    decision('D7', 'another history than the one that was decided on', 'ApplicationSubmitted', (body) => ({
      ...body,
      schemeId: 'ett-annat-stod',
    })),
    attack('D8', 'an event put in between what was seen and what was approved', 'DECISION', { ...bundleOf(interposed()), documents }),
    attack('D9', 'a decision that nobody approved', 'DECISION', { ...bundleOf(unapproved), documents }),
    decision('D10', 'an approval with another checksum', 'DecisionSigned', (body) => ({ ...body, statementSha256: '0'.repeat(64) })),
    decision('D11', 'an approval whose words were changed', 'DecisionSigned', (body) => ({
      ...body,
      statement: (body['statement'] as string).replace('bifall', 'avslag'),
    })),
    statement('D12', 'an approval of another case', (one) => ({ ...one, stream: 'case-0198c0de-0000-7000-8000-00000000000b' })),
    statement('D13', 'an approval of another log', (one) => ({ ...one, log: 'test' })),
    statement('D14', 'an approval that shows another text', (one) => ({ ...one, text: 'Ingenting' })),
    statement('D15', 'an approval of a shorter history', (one) => ({ ...one, caseHead: { ...(one['caseHead'] as JsonObject), rev: 3 } })),
    decision('D16', 'an approval by another than the decider', 'DecisionSigned', (body) => ({
      ...body,
      signer: { ...(body['signer'] as JsonObject), ref: 'p_other' },
    })),
    decision('D17', 'a sign-in for other statements', 'DecisionSigned', (body) => ({
      ...body,
      sitting: { digests: ['0'.repeat(64), '1'.repeat(64)], nonce: 'A'.repeat(43) },
    })),
    decision('D18', 'a sign-in with a nonce that is not of its statements', 'DecisionSigned', (body) => ({
      ...body,
      sitting: { digests: [body['statementSha256']!, '1'.repeat(64)], nonce: 'A'.repeat(43) },
    })),
    decision('D22', 'an approval of something that is no text', 'DecisionSigned', (body) => ({ ...body, statement: { text: 'bifall' } })),
    attack('D23', 'an approval that is encrypted, which is told', null, {
      ...at('DecisionSigned', (body) => ({ ...body, statement: { $enc: 1, ct: 'AAAA', kc: 'AAAA', kid: 'k', s: 'AAAA' } })),
    }),
    attack('D19', 'a document that no event names', 'DECISION_FILE', {
      ...ground.honest,
      documents: new Map([...documents, ['0'.repeat(64), { pdf: bytesOf('%PDF'), jws: null }]]),
    }),
    attack('D20', 'another document under the same name', 'DECISION_FILE', {
      ...ground.honest,
      documents: new Map([[sha, { ...document, pdf: bytesOf('%PDF') }]]),
    }),
    attack('D21', 'another checksum of the document than its own', 'DECISION_FILE', {
      ...at('DecisionDocumentMade', (body) => ({ ...body, sha512: '0'.repeat(128) })),
    }),
    seal('S1', 'a seal by another key', signedBy(said)),
    seal('S2', 'a seal that says that it needs none', `${b64url({ ...said, alg: 'none' })}..${signature}`),
    seal('S3', 'a seal by a shared secret', hmac({ ...said, alg: 'HS256' })),
    seal('S4', 'a seal with a demand that nobody knows', signedBy({ ...said, crit: ['b64', 'exp'] })),
    seal('S5', 'a seal that brings its own key', signedBy({ ...said, jwk: privateKey.export({ format: 'jwk' }) })),
    seal('S6', 'a seal over something encoded', signedBy({ alg: 'ES256', kid: said['kid'] })),
    seal('S7', 'a seal by a key of another name', signedBy({ ...said, kid: 'x' })),
    attack('S8', 'another seal beside the document than in the log', 'DECISION_SEAL', {
      ...ground.honest,
      documents: new Map([[sha, { ...document, jws: signedBy(said) }]]),
    }),
    attack('R1', 'a summary that says another sum', 'SUMMARY', {
      ...ground.honest,
      summary: ground.honest.summary.replace(/"amountOre":\d+/, '"amountOre":1'),
    }),
  ];
}
