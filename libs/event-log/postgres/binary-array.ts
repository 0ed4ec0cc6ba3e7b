/**
 * PostgreSQL's binary form of one-dimensional arrays. pg sends a Buffer as a binary parameter, and bytes then travel as they are: as
 * text they would be twice as long and be parsed twice.
 */
const OID = { bytea: 17, int8: 20, int4: 23, text: 25, uuid: 2950 } as const;
const HEADER = 20;

function header(oid: number, elements: number, size: number): Buffer {
  const array = Buffer.allocUnsafe(HEADER + size);
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(0, 4); // no nulls
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(elements, 12);
  array.writeInt32BE(1, 16); // first subscript
  return array;
}

/** `bytea[]` of one or more values. */
export function byteaArray(values: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const value of values) size += 4 + value.length;
  const array = header(OID.bytea, values.length, size);
  let at = HEADER;
  for (const value of values) {
    array.writeInt32BE(value.length, at);
    array.set(value, at + 4);
    at += 4 + value.length;
  }
  return array;
}

/** `text[]` of one or more well-formed strings. */
export function textArray(values: readonly string[]): Buffer {
  let size = 0;
  for (const value of values) size += 4 + Buffer.byteLength(value);
  const array = header(OID.text, values.length, size);
  let at = HEADER;
  for (const value of values) {
    const length = array.write(value, at + 4);
    array.writeInt32BE(length, at);
    at += 4 + length;
  }
  return array;
}

/** `int4[]` of one or more integers. */
export function int4Array(values: readonly number[]): Buffer {
  const array = header(OID.int4, values.length, values.length * 8);
  let at = HEADER;
  for (const value of values) {
    array.writeInt32BE(4, at);
    array.writeInt32BE(value, at + 4);
    at += 8;
  }
  return array;
}

/** `int8[]` of one or more safe integers. */
export function int8Array(values: readonly number[]): Buffer {
  const array = header(OID.int8, values.length, values.length * 12);
  let at = HEADER;
  for (const value of values) {
    array.writeInt32BE(8, at);
    array.writeBigInt64BE(BigInt(value), at + 4);
    at += 12;
  }
  return array;
}

/** `uuid[]` of one or more UUIDs in their usual spelling. */
export function uuidArray(values: readonly string[]): Buffer {
  const array = header(OID.uuid, values.length, values.length * 20);
  let at = HEADER;
  for (const value of values) {
    array.writeInt32BE(16, at);
    array.write(value.replaceAll('-', ''), at + 4, 'hex');
    at += 20;
  }
  return array;
}
