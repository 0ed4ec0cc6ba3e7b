/** The key that all subjects' keys lie under. Whoever has the database alone has nothing. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { KEY_BYTES } from './field';

/** AES-256-KW makes 40 bytes of 32; OpenSSL would open an empty one, so nothing else is ever given to it. */
export const WRAPPED_BYTES = 40;

/** Many at a time, and asynchronous: the key may lie with a key service that is asked over the network. */
export interface KeyEncryption {
  /** Tells keys apart without telling anything of them; stands beside everything that was wrapped. */
  readonly id: string;
  /** 32 bytes each → 40 bytes each. */
  wrap(keys: readonly Buffer[]): Promise<readonly Buffer[]>;
  /** 40 bytes each → 32 bytes each. Throws when one was not wrapped by this key. */
  unwrap(wrapped: readonly Buffer[]): Promise<readonly Buffer[]>;
}

const CIPHER = 'id-aes256-wrap';
/** RFC 3394 2.2.3.1. */
const INTEGRITY = Buffer.alloc(8, 0xa6);

/** AES-256-KW (RFC 3394) under a key that the process holds itself. */
export class HeldKey implements KeyEncryption {
  readonly id: string;

  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES) throw new RangeError(`the key encryption key has ${KEY_BYTES} bytes, not ${key.length}`);
    this.id = createHash('sha256').update('liggaren/kek/v1\0').update(key).digest('hex').slice(0, 16);
  }

  async wrap(keys: readonly Buffer[]): Promise<readonly Buffer[]> {
    return keys.map((key) => {
      if (key.length !== KEY_BYTES) throw new RangeError(`a subject's key has ${KEY_BYTES} bytes, not ${key.length}`);
      const cipher = createCipheriv(CIPHER, this.key, INTEGRITY);
      return Buffer.concat([cipher.update(key), cipher.final()]);
    });
  }

  async unwrap(wrapped: readonly Buffer[]): Promise<readonly Buffer[]> {
    return wrapped.map((one) => {
      if (one.length !== WRAPPED_BYTES) throw new RangeError(`a wrapped key has ${WRAPPED_BYTES} bytes, not ${one.length}`);
      const decipher = createDecipheriv(CIPHER, this.key, INTEGRITY);
      try {
        return Buffer.concat([decipher.update(one), decipher.final()]);
      } catch (cause) {
        throw new Error('a wrapped key was changed, or was not wrapped by this key', { cause });
      }
    });
  }
}

const DEVELOPMENT_MARK = '# Nyckel för utveckling. Får inte användas i produktion.';

/** A sentence for whoever runs the service. */
export class UnusableKeyFile extends Error {}

/**
 * The key in a file: 32 bytes in base64 (`openssl rand -base64 32`). In production a key that was made for development is refused. Throws
 * {@link UnusableKeyFile}.
 */
export function keyFromFile(file: string, { production }: { readonly production: boolean }): HeldKey {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UnusableKeyFile(`Nyckelfilen ${file} går inte att läsa. Ange en fil som tjänsten får läsa i KEK_FILE.`, { cause });
  }
  if (production && text.includes(DEVELOPMENT_MARK))
    throw new UnusableKeyFile(
      `Nyckeln i ${file} är gjord för utveckling. Gör en ny med openssl rand -base64 32, och ange filen i KEK_FILE.`,
    );
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const key = Buffer.from(lines[0]?.trim() ?? '', 'base64');
  if (lines.length !== 1 || key.length !== KEY_BYTES)
    throw new UnusableKeyFile(`Nyckelfilen ${file} ska ha en rad: 32 byte i base64 (openssl rand -base64 32).`);
  return new HeldKey(key);
}

/** For development: made on first use, readable by the owner alone, and marked. Of two processes that start together both get the same. */
export function developmentKey(folder: string): HeldKey {
  const file = path.join(folder, 'kek');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    fs.writeFileSync(draft, `${DEVELOPMENT_MARK}\n${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
    try {
      fs.linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(draft);
    }
  }
  return keyFromFile(file, { production: false });
}
