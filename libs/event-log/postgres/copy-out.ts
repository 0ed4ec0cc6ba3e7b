import type { Connection, Pool, Submittable } from 'pg';
import type { PageMemory } from '../sealed';

/** Signature, flags, length of the extension: before the first row. */
const HEADER = 19;
/** What the last one came to, and a little more: memory that nothing lies in has to be collected all the same. */
let usual = 256 * 1024;

/**
 * One `copy (…) to stdout (format binary)`: its rows as they travel, one after the other, in memory of their own. As rows of a query, bytes would come in
 * hexadecimal, and be taken apart value by value: five times the work for whoever reads the whole log.
 */
class CopyOut implements Submittable {
  private used = 0;
  private failed: Error | undefined;
  /** pg wraps it with a limit to how long the answer may take, if the pool has one. */
  callback: (error?: Error) => void = () => undefined;

  constructor(
    private readonly statement: string,
    private readonly memory: PageMemory,
  ) {}

  readonly rows = new Promise<Buffer>((resolve, reject) => {
    this.callback = (error) => (error ? reject(error) : resolve(this.memory.bytes.subarray(HEADER, this.used)));
  });

  submit(connection: Connection): void {
    connection.query(this.statement);
  }
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    const { memory, used } = this;
    if (used + chunk.length > memory.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (used + chunk.length));
      memory.bytes.copy(larger, 0, 0, used);
      memory.bytes = larger;
    }
    // what the connection reads into is used again
    this.used += chunk.copy(memory.bytes, used);
  }
  handleError(error: Error): void {
    this.failed = error;
    this.callback(error);
  }
  handleReadyForQuery(): void {
    usual = Math.ceil(this.used * 1.1);
    if (!this.failed) this.callback();
  }
  handleCommandComplete(): void {
    // all rows have come; the connection is ready when it says so
  }
  handleRowDescription(): void {
    throw new Error('a copy has no description');
  }
  handleDataRow(): void {
    throw new Error('a copy has no rows of a query');
  }
  handlePortalSuspended(): void {
    throw new Error('a copy has no portal');
  }
  handleEmptyQuery(): void {
    throw new Error('nothing was to be copied');
  }
}

/** The rows of a query without parameters, in PostgreSQL's binary form: for each the number of columns (int16), and of each length (int32, −1 = null) and bytes. */
export async function copyOut(pool: Pool, query: string, into: PageMemory = { bytes: Buffer.allocUnsafeSlow(usual) }): Promise<Buffer> {
  const client = await pool.connect();
  const copy = new CopyOut(`copy (${query}) to stdout (format binary)`, into);
  try {
    client.query(copy);
    const rows = await copy.rows;
    client.release();
    return rows;
  } catch (error) {
    client.release(error as Error);
    throw error;
  }
}
