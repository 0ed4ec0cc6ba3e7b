/** What letters are made with: the key that seals them, and the boards' letterheads. Read once, at start. */
import { readFileSync } from 'node:fs';
import { keptSecret } from '#libs/identity';
import { developmentKey, letterheads, sealKey, WrongSealKey, type Letterheads, type SealKey } from '#libs/letters';

/** Injection token of {@link LetterMeans}. */
export const LETTERS = Symbol('Letters');

export interface LetterMeans {
  /** Null = there is none yet, so nothing can be sealed. */
  readonly key: SealKey | null;
  readonly letterheads: Letterheads;
}
export const NO_LETTERS: LetterMeans = { key: null, letterheads: {} };

export interface LetterSettings {
  /** Files in PEM; a folder in which a development key is made; or null: no documents are made until there is a key. */
  readonly seal: { readonly key: string; readonly certificate: string } | { readonly developmentFolder: string } | null;
  /** A file in JSON; null = letters bear the board's name alone. */
  readonly letterheads: string | null;
}

const PEM = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----\n?/g;

/** The same for every process that shares the folder, also when two make it at once. */
function kept(folder: string): SealKey {
  const text = keptSecret(folder, 'development-key.pem', () => {
    const { privateKey, certificate } = developmentKey(Temporal.Now.instant());
    return `${privateKey}${certificate}`;
  });
  const [privateKey = '', certificate = ''] = text.match(PEM) ?? [];
  return sealKey(privateKey, certificate, true);
}

function read(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new WrongSealKey(`${variable}: filen ${file} kunde inte läsas. Kontrollera att den finns och får läsas av tjänsten.`);
  }
}

function readLetterheads(file: string): Letterheads {
  const text = read('LETTERHEADS_FILE', file);
  try {
    return letterheads.parse(JSON.parse(text));
  } catch (error) {
    throw new WrongSealKey(`LETTERHEADS_FILE: ${file} är inte brevhuvuden. ${error instanceof Error ? error.message : ''}`);
  }
}

/** Throws a sentence when something that was asked for can't be read. */
export function letterMeans({ seal, letterheads: file }: LetterSettings, unless: Letterheads = {}): LetterMeans {
  const key =
    seal === null
      ? null
      : 'developmentFolder' in seal
        ? kept(seal.developmentFolder)
        : sealKey(read('SEAL_KEY_FILE', seal.key), read('SEAL_CERTIFICATE_FILE', seal.certificate));
  return { key, letterheads: file === null ? unless : readLetterheads(file) };
}
