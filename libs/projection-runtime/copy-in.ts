import type { PoolClient } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';

const CHUNK = 256 * 1024;

/** Lines on their way into a table by COPY. Adding is synchronous; `flush` now and then keeps memory small. */
export class CopyIn {
  private chunk = '';
  private readonly stream: CopyStreamQuery;
  private readonly ended: Promise<void>;

  constructor(client: PoolClient, sql: string) {
    this.stream = client.query(copyFrom(sql, { decodeStrings: true }));
    this.ended = new Promise((resolve, reject) => this.stream.once('finish', resolve).once('error', reject));
    this.ended.catch(() => undefined); // told to whoever flushes or ends next
  }

  add(line: string): void {
    this.chunk += line;
  }

  /** True when enough has gathered to be worth sending. */
  get full(): boolean {
    return this.chunk.length >= CHUNK;
  }

  /** Sends what has gathered and waits while the server is behind. Throws what the server said, if it has refused. */
  async flush(): Promise<void> {
    if (this.chunk === '') return;
    const chunk = this.chunk;
    this.chunk = '';
    await Promise.race([new Promise<void>((resolve) => this.stream.write(chunk, () => resolve())), this.ended]);
  }

  /** Resolves when every line is in the table. */
  async end(): Promise<void> {
    await this.flush();
    this.stream.end();
    await this.ended;
  }
}
