/**
 * Sees, in one pass and without making anything of it, that bytes are the canonical spelling (RFC 8785) of what they say. It has no false yes; what is
 * seldom met (a fraction, an escape by number, a name that is not ASCII) it leaves to the rule itself, which takes five times as long.
 */

const [QUOTE, BACKSLASH, MINUS, COMMA, COLON] = [0x22, 0x5c, 0x2d, 0x2c, 0x3a];
const [BEGIN, END, BEGIN_LIST, END_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];
const [ZERO, NINE] = [0x30, 0x39];
const DEEP_ENOUGH = 20;
/** 999,999,999,999,999 is a safe integer. */
const DIGITS = 15;

const IN_TEXT = 0;
/** Of each byte, what it is in a text: 0 = itself. */
const NOT_IN_TEXT = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 0x20 || byte === QUOTE || byte === BACKSLASH ? 1 : IN_TEXT));
/** `"`, `\`, b, f, n, r and t after a backslash. */
const ESCAPED = Uint8Array.from({ length: 256 }, (_, byte) => ('"\\bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0));
const [TRUE, FALSE, NULL] = [Buffer.from('true'), Buffer.from('false'), Buffer.from('null')];

/** The parts of a text that is held against it, one after the other. Bytes that end too soon are 0, which is never right. */
export class CanonicalScan {
  private bytes: Uint8Array = TRUE;
  private at = 0;

  begin(bytes: Uint8Array): this {
    this.bytes = bytes;
    this.at = 0;
    return this;
  }
  atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  /** Whether exactly this follows. */
  has(expected: Uint8Array): boolean {
    const { bytes, at } = this;
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
    this.at += expected.length;
    return true;
  }

  /** Whether a value follows that is surely canonical. */
  value(depth = 0): boolean {
    switch (this.bytes[this.at]) {
      case QUOTE:
        return this.text();
      case BEGIN:
        return depth < DEEP_ENOUGH && this.object(depth + 1);
      case BEGIN_LIST:
        return depth < DEEP_ENOUGH && this.list(depth + 1);
      case 0x74:
        return this.has(TRUE);
      case 0x66:
        return this.has(FALSE);
      case 0x6e:
        return this.has(NULL);
      default:
        return this.integer();
    }
  }

  private text(): boolean {
    const { bytes } = this;
    let at = this.at + 1;
    for (;;) {
      while (NOT_IN_TEXT[bytes[at]!] === IN_TEXT) at += 1;
      if (bytes[at] === QUOTE) break;
      if (bytes[at] !== BACKSLASH || ESCAPED[bytes[at + 1]!] !== 1) return false;
      at += 2;
    }
    this.at = at + 1;
    return true;
  }

  private integer(): boolean {
    const { bytes } = this;
    const first = bytes[this.at] === MINUS ? this.at + 1 : this.at;
    let at = first;
    while (bytes[at]! >= ZERO && bytes[at]! <= NINE) at += 1;
    const next = bytes[at];
    if (at === first || at - first > DIGITS || (bytes[first] === ZERO && (at - first > 1 || first > this.at))) return false;
    this.at = at;
    return next === COMMA || next === END || next === END_LIST;
  }

  private list(depth: number): boolean {
    const { bytes } = this;
    if (bytes[this.at + 1] === END_LIST) {
      this.at += 2;
      return true;
    }
    do {
      this.at += 1;
      if (!this.value(depth)) return false;
    } while (bytes[this.at] === COMMA);
    return bytes[this.at++] === END_LIST;
  }

  private object(depth: number): boolean {
    const { bytes } = this;
    if (bytes[this.at + 1] === END) {
      this.at += 2;
      return true;
    }
    let [from, to] = [-1, -1];
    do {
      const name = this.at + 2;
      let at = name;
      while (bytes[at]! < 0x80 && NOT_IN_TEXT[bytes[at]!] === IN_TEXT) at += 1;
      if (bytes[this.at + 1] !== QUOTE || bytes[at] !== QUOTE || bytes[at + 1] !== COLON) return false;
      if (from >= 0 && !this.follows(from, to, name, at)) return false;
      [from, to] = [name, at];
      this.at = at + 2;
      if (!this.value(depth)) return false;
    } while (bytes[this.at] === COMMA);
    return bytes[this.at++] === END;
  }

  /** Names stand in order, and none twice. */
  private follows(from: number, to: number, name: number, end: number): boolean {
    const { bytes } = this;
    const shorter = Math.min(to - from, end - name);
    for (let i = 0; i < shorter; i++) if (bytes[from + i] !== bytes[name + i]) return bytes[from + i]! < bytes[name + i]!;
    return to - from < end - name;
  }
}
