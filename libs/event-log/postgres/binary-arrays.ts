/** Type numbers of PostgreSQL (pg_type). */
const OID = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const;
const HEADER = 20;
const MEMORY = 256 * 1024;

/**
 * Writes one-dimensional arrays, each of one or more values, in PostgreSQL's binary form. pg sends a Buffer as a binary parameter, and the
 * bytes then travel as they are: as text they would be twice as long and be parsed twice. The memory is used again for every batch,
 * because new memory each time would have to be collected many times a second.
 */
export class BinaryArrays {
  private memory = Buffer.allocUnsafeSlow(MEMORY);
  private used = 0;

  /** Everything written so far is no longer needed. */
  reset(): void {
    if (this.memory.length > MEMORY) this.memory = Buffer.allocUnsafeSlow(MEMORY); // after an unusually large batch
    this.used = 0;
  }

  /** `text[]` of well-formed strings. */
  text(values: readonly string[]): Buffer {
    return this.strings(OID.text, values);
  }

  /** `bytea[]` of the UTF-8 of well-formed strings. */
  utf8(values: readonly string[]): Buffer {
    return this.strings(OID.bytea, values);
  }

  bytea(values: readonly Uint8Array[]): Buffer {
    let size = 0;
    for (const value of values) size += 4 + value.length;
    const array = this.begin(OID.bytea, values.length, size);
    let at = HEADER;
    for (const value of values) {
      array.writeInt32BE(value.length, at);
      array.set(value, at + 4);
      at += 4 + value.length;
    }
    return array;
  }

  /** `int4[]` of integers. */
  int4(values: readonly number[]): Buffer {
    const array = this.begin(OID.int4, values.length, values.length * 8);
    let at = HEADER;
    for (const value of values) {
      array.writeInt32BE(4, at);
      array.writeInt32BE(value, at + 4);
      at += 8;
    }
    return array;
  }

  /** `int8[]` of safe integers. */
  int8(values: readonly number[]): Buffer {
    const array = this.begin(OID.int8, values.length, values.length * 12);
    let at = HEADER;
    for (const value of values) {
      array.writeInt32BE(8, at);
      array.writeInt32BE(Math.floor(value / 2 ** 32), at + 4);
      array.writeInt32BE(value | 0, at + 8);
      at += 12;
    }
    return array;
  }

  /** `uuid[]` of UUIDs in their usual spelling. */
  uuid(values: readonly string[]): Buffer {
    const array = this.begin(OID.uuid, values.length, values.length * 20);
    let at = HEADER;
    for (const value of values) {
      array.writeInt32BE(16, at);
      array.write(value.replaceAll('-', ''), at + 4, 'hex');
      at += 20;
    }
    return array;
  }

  private strings(oid: number, values: readonly string[]): Buffer {
    let size = 0;
    for (const value of values) size += 4 + Buffer.byteLength(value);
    const array = this.begin(oid, values.length, size);
    let at = HEADER;
    for (const value of values) {
      const length = array.write(value, at + 4);
      array.writeInt32BE(length, at);
      at += 4 + length;
    }
    return array;
  }

  private begin(oid: number, elements: number, size: number): Buffer {
    const array = this.allocate(HEADER + size);
    array.writeInt32BE(1, 0); // dimensions
    array.writeInt32BE(0, 4); // no nulls
    array.writeInt32BE(oid, 8);
    array.writeInt32BE(elements, 12);
    array.writeInt32BE(1, 16); // first subscript
    return array;
  }

  private allocate(size: number): Buffer {
    if (this.used + size > this.memory.length) {
      this.memory = Buffer.allocUnsafeSlow(Math.max(size, this.memory.length * 2)); // what lies in the old memory keeps it alive
      this.used = 0;
    }
    return this.memory.subarray(this.used, (this.used += size));
  }
}
