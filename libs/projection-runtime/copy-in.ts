import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK = 256 * 1024;
/** Bytes that a character can take in UTF-8, counted in UTF-16 units as a string's length is. */
const WIDEST = 3;

/** Lines for COPY, as bytes from the start: a million small strings that wait to be sent would keep the garbage collector busy. */
export class CopyLines {
  private readonly full: Buffer[] = [];
  private last = Buffer.allocUnsafeSlow(0);
  private used = 0;
  private before = 0;

  get bytes(): number {
    return this.before + this.used;
  }

  add(text: string): void {
    const room = text.length * WIDEST;
    if (this.last.length - this.used < room) {
      this.turn();
      this.last = Buffer.allocUnsafeSlow(Math.max(CHUNK, room));
    }
    this.used += this.last.write(text, this.used);
  }

  private turn(): void {
    if (this.used > 0) this.full.push(this.last.subarray(0, this.used));
    this.before += this.used;
    this.used = 0;
  }

  /** The bytes in pieces of some hundred kilobytes. Nothing may be added afterwards. */
  chunks(): readonly Buffer[] {
    this.turn();
    return this.full;
  }
}

/**
 * Brings lines into a table by `copy … from stdin`; resolves when they are there. Throws what the server says. Nobody waits for the disk: the switch
 * to the table is a later commit, which does, and makes everything before it as durable as itself.
 */
export async function copyIn(client: PoolClient, sql: string, lines: CopyLines): Promise<void> {
  await client.query('begin; set local synchronous_commit = off');
  const stream = client.query(copyFrom(sql));
  const ended = new Promise<void>((resolve, reject) => stream.once('finish', resolve).once('error', reject));
  for (const chunk of lines.chunks())
    if (!stream.write(chunk)) await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), ended]);
  stream.end();
  await ended;
  await client.query('commit');
}
