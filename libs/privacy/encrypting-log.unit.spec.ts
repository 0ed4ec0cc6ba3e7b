import { z } from 'zod';
import { event, freeText, line, person, personal, type Catalogue, type RecordedEvent } from '#libs/event-log';
import { newId, type JsonObject } from '#libs/kernel';
import { aContext, anEvent, APPLICATION, aRequest, describeEventLog, ORIGIN, until } from '../event-log/conformance';
import { MemoryEventLog } from '../event-log/memory';
import { encrypting } from './encrypting-log';
import { FieldDoesNotOpen, openReleased } from './field';
import { MemorySubjectKeys } from './memory';
import { encryptedFields } from './protect';
import { released, type ReleasedField } from './release';
import { KeyDestroyed, KeyMissing } from './subject-keys';
import { KEK } from './testing/conformance';
import { SUITE } from './testing/suite-catalogue';

describeEventLog(
  'the encrypted log in memory',
  async () => {
    const log = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
    const keys = new MemorySubjectKeys(KEK);
    return { log: encrypting({ log, keys, catalogues: [SUITE] }), stored: async () => log.stored(), drop: () => log.close() };
  },
  { gapless: true, byStream: true, runs: 60 },
);

const CATALOGUE = {
  Applied: event({ sv: 'x', en: 'x' }, ['POLICY', 'x'], {
    title: line,
    purpose: freeText,
    contact: z.strictObject({ name: personal(line), email: personal(z.email()), phone: personal(line).nullable() }),
  }),
  Assigned: event({ sv: 'x', en: 'x' }, ['POLICY', 'x'], { official: person }),
} as const satisfies Catalogue;

const APPLICANT = { ref: 'p_sokande', role: 'applicant', acr: 'loa3', at: 1, name: 'Zoë Zetterqvist', organisation: 'Zetterqvists kapell' };
const CONTENT: JsonObject = {
  title: 'Körverkstad',
  purpose: 'Hemligt syfte',
  contact: { name: 'Zoë Zetterqvist', email: 'zoe@zetterqvist.example', phone: '070-1740605' },
};
const NEVER_IN_CLEAR = ['Zetterqvist', 'zoe@', '070-1740605', 'Hemligt'];

function setUp() {
  const raw = new MemoryEventLog({ origin: ORIGIN, application: APPLICATION });
  const keys = new MemorySubjectKeys(KEK);
  const log = encrypting({ log: raw, keys, catalogues: [CATALOGUE] });
  const caseId = newId();
  const stream = `case-${caseId}`;
  const apply = { ...aRequest(stream, 'any', [anEvent(CONTENT, { type: 'Applied' })]), context: aContext({ actor: APPLICANT }) };
  const official = { ref: 'p_h', name: 'Hanna Handläggare', role: 'official', organisation: 'Region Örebro län' };
  const assign = aRequest(stream, 'any', [anEvent({ official }, { type: 'Assigned' })]);
  return { raw, keys, log, caseId, stream, apply, assign, official };
}

describe('the encrypted log', () => {
  it('commits to ciphertext: nothing personal lies in the store, and whoever reads through it sees what was written', async () => {
    const { raw, log, stream, apply } = setUp();
    await log.append(apply);
    const lies = raw.stored().map(({ leaf, data }) => `${leaf.toString()}${data.toString()}`);
    for (const text of NEVER_IN_CLEAR) expect(lies.join()).not.toContain(text);
    expect(lies.join()).toContain('Körverkstad');
    const [event] = await log.readStream(stream);
    expect(event).toMatchObject({ body: CONTENT, actor: APPLICANT });
  });

  it('the name of who acts for an authority stands in clear: authority is proved by it', async () => {
    const { raw, log, assign } = setUp();
    await log.append(assign);
    expect(raw.stored()[0]!.data.toString()).toContain('"who":"Åsa Öberg"');
  });

  it('a command that is sent again is a duplicate, though its bytes would be others', async () => {
    const { raw, log, apply } = setUp();
    const first = await log.append({ ...apply, expected: 'noStream' });
    expect(await log.append({ ...apply, expected: 'noStream' })).toEqual({ ...first, kind: 'duplicate' });
    expect(raw.stored()).toHaveLength(1);
  });

  it('when the subject’s key is destroyed, tombstones stand there in every way of reading, and everybody else’s fields stay', async () => {
    const { keys, log, caseId, stream, apply, assign, official } = setUp();
    await log.append(apply);
    await log.append(assign);
    await keys.destroy([`${caseId}/party`, `${caseId}/${APPLICANT.ref}`], newId());
    const erased = {
      body: { title: 'Körverkstad', purpose: '[raderat]', contact: { name: '[raderat]', email: 'raderat@raderat.invalid', phone: null } },
      actor: { ref: APPLICANT.ref, name: '[raderat]', organisation: null },
    };
    const heard: RecordedEvent[] = [];
    const subscription = log.subscribe({ after: 0, handle: async (events) => void heard.push(...events) });
    await until(() => heard.length === 2);
    await subscription.close();
    for (const events of [await log.readStream(stream), await log.readAll(), heard])
      expect(events).toMatchObject([erased, { body: { official } }]);
    expect(CATALOGUE.Applied.schema.safeParse(heard[0]!.body).success).toBe(true);
  });

  it('about a subject whose key was destroyed nothing more is written', async () => {
    const { raw, keys, log, caseId, apply } = setUp();
    await keys.destroy([`${caseId}/party`], newId());
    await expect(log.append(apply)).rejects.toThrow(KeyDestroyed);
    expect(raw.stored()).toHaveLength(0);
  });

  it('a key that is missing without having been destroyed is an error, never an erasure', async () => {
    const { raw, log, stream, apply } = setUp();
    await log.append(apply);
    const others = encrypting({ log: raw, keys: new MemorySubjectKeys(KEK), catalogues: [CATALOGUE] });
    await expect(others.readStream(stream)).rejects.toThrow(KeyMissing);
  });

  it('a field that somebody moved to another event does not open', async () => {
    const { raw, log, stream, apply } = setUp();
    await log.append(apply);
    const [event] = await raw.readStream(stream);
    await raw.append(aRequest(stream, 'any', [anEvent(event!.body!, { type: 'Applied' })]));
    await expect(log.readStream(stream)).rejects.toThrow(FieldDoesNotOpen);
  });

  it('what was written in clear before stays readable', async () => {
    const { raw, log, stream, apply } = setUp();
    await raw.append(apply);
    expect(await log.readStream(stream)).toMatchObject([{ body: CONTENT, actor: APPLICANT }]);
  });

  it('an event of which it is not known what is personal, or that is encrypted already, is not written', async () => {
    const { raw, log, stream, apply } = setUp();
    await expect(log.append(aRequest(stream, 'any', [anEvent({}, { type: 'Unknown' })]))).rejects.toThrow(
      'which of its fields are personal',
    );
    await log.append(apply);
    const [event] = await raw.readStream(stream);
    await expect(log.append(aRequest(stream, 'any', [anEvent({ title: event!.body!['purpose']! }, { type: 'Applied' })]))).rejects.toThrow(
      'an encrypted field already',
    );
    const context = aContext({ actor: { ...event!.actor, role: 'official' } });
    await expect(log.append({ ...aRequest(stream, 'any', []), context })).rejects.toThrow('an encrypted field already');
    expect(raw.stored()).toHaveLength(1);
  });

  it('one field is released and proved from the bytes in the log, while the others stay shut', async () => {
    const { raw, keys, log, apply, caseId } = setUp();
    await log.append(apply);
    const records = await raw.readSealed({ after: 0, limit: 10 });
    const [[name, ...others]] = (await released(records, keys, (path) => path === 'contact.name')) as [[ReleasedField]];
    expect(others).toEqual([]);
    const fields = encryptedFields((await raw.readAll())[0]!);
    const opens = fields.filter(({ field, place }) => {
      try {
        return openReleased(field, place, Buffer.from(name.fk!, 'base64url')) === 'Zoë Zetterqvist';
      } catch {
        return false;
      }
    });
    expect(fields.map(({ place }) => place.path)).toEqual(['who', 'org', 'contact.email', 'contact.name', 'contact.phone', 'purpose']);
    expect(opens.map(({ place }) => place.path)).toEqual(['contact.name']);
    await keys.destroy([`${caseId}/party`], newId());
    expect(await released(records, keys, (path) => path === 'contact.name')).toMatchObject([[{ fk: null }]]);
  });
});
