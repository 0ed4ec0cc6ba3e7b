/** An applicant's own files (TF 2:13): nobody else's until they are handed in, and gone when the draft goes. */
import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { fileName, FILE_STORE, type FileStore } from '#libs/documents';
import type { Attachment } from '#libs/grant-cases/events';
import { derivedId, SystemClock, type Clock } from '#libs/kernel';
import { COUNT, DELETE, HANDED_IN, LIST, ONE, SAVE, TO_HAND_IN } from './own-files-sql';
import { inOwnSpace, isNotAllowed } from './own-space';
import * as refused from './refused-files';

export interface OwnFile extends Attachment {
  readonly uploadedAt: Date;
}
interface Named {
  readonly id: string;
  /** The draft or case that it is meant for. */
  readonly belongsTo: string;
  /** As the sender calls it. */
  readonly name: string;
}

/** Where the file lies in the store: nobody can reach, or write over, a file by guessing its id. */
const placeOf = (ref: string, id: string): string => derivedId(id, `own-file/${ref}`);

@Injectable()
export class OwnFiles {
  constructor(
    private readonly pool: Pool,
    @Inject(FILE_STORE) private readonly store: FileStore,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  list(ref: string, belongsTo: string): Promise<readonly OwnFile[]> {
    return inOwnSpace(this.pool, ref, async (client) => (await client.query<OwnFile>(LIST, [belongsTo])).rows);
  }

  /** Throws a problem that says what is wrong with the file. */
  async receive(ref: string, { id, belongsTo, name }: Named, content: AsyncIterable<Uint8Array>): Promise<OwnFile> {
    const there = await this.list(ref, belongsTo);
    if (there.length >= refused.MOST_FILES && !there.some((one) => one.id === id)) throw refused.tooMany();
    if ((await this.count(ref)) >= refused.MOST_OWN_FILES) throw refused.tooManyOwn();
    const received = await this.store.receive(placeOf(ref, id), content, refused.MOST_BYTES);
    if (received === 'too-large') throw refused.tooLarge();
    const { bytes, sha256, kind } = received;
    if (bytes === 0) throw refused.empty();
    if ('refused' in kind) throw kind.refused === 'macros' ? refused.macros() : refused.unknownKind();
    const values = [id, ref, belongsTo, fileName(name, kind.ending), kind.mediaType, bytes, sha256, this.clock.now().toString()];
    const saved = await this.save(ref, values);
    if (!saved) throw refused.handedIn();
    return saved;
  }

  async read(ref: string, belongsTo: string, id: string): Promise<{ readonly file: OwnFile; readonly content: Buffer } | undefined> {
    const file = await inOwnSpace(this.pool, ref, async (client) => (await client.query<OwnFile>(ONE, [belongsTo, id])).rows[0]);
    const content = file && (await this.store.readOwn(placeOf(ref, id)));
    return content && { file, content };
  }

  /** `ids` null = all of them. How many went. */
  async remove(ref: string, belongsTo: string, ids: readonly string[] | null): Promise<number> {
    const { rows } = await inOwnSpace(this.pool, ref, (client) => client.query<{ id: string }>(DELETE, [belongsTo, ids]));
    for (const { id } of rows) await this.store.drop(placeOf(ref, id));
    return rows.length;
  }

  /**
   * Keeps the files for good and tells what they are, for the event. Before the event: a file that nobody speaks of is better than one that is
   * spoken of and not there. `ids` null = all of them. Throws a problem when one is missing.
   */
  async toHandIn(ref: string, belongsTo: string, ids: readonly string[] | null, commandId: string): Promise<readonly Attachment[]> {
    const { rows } = await inOwnSpace(this.pool, ref, (client) => client.query<OwnFile>(TO_HAND_IN, [belongsTo, ids, commandId]));
    if (ids !== null && rows.length < new Set(ids).size) throw refused.missing();
    for (const { id, sha256 } of rows) await this.store.keep(placeOf(ref, id), sha256);
    return rows.map(({ id, name, mediaType, bytes, sha256 }) => ({ id, name, mediaType, bytes, sha256 }));
  }

  /** After the event: they are the case's now. */
  async handedIn(ref: string, files: readonly Attachment[], commandId: string): Promise<void> {
    if (files.length === 0) return;
    await inOwnSpace(this.pool, ref, (client) => client.query(HANDED_IN, [files.map(({ id }) => id), commandId]));
    for (const { id } of files) await this.store.drop(placeOf(ref, id));
  }

  private count(ref: string): Promise<number> {
    return inOwnSpace(this.pool, ref, async (client) => (await client.query<{ files: number }>(COUNT)).rows[0]!.files);
  }

  private async save(ref: string, values: readonly unknown[]): Promise<OwnFile | undefined> {
    try {
      return await inOwnSpace(this.pool, ref, async (client) => (await client.query<OwnFile>(SAVE, [...values])).rows[0]);
    } catch (error) {
      if (isNotAllowed(error)) return undefined;
      throw error;
    }
  }
}
