/** How decisions become documents: SEAL_KEY_FILE, SEAL_CERTIFICATE_FILE and LETTERHEADS_FILE. */
import type { LetterSettings } from '../worker/letters';
import type { Reading } from './configuration';

/** In production no key is made up: what it had sealed would look like something that it is not. */
export function letterChoice(read: Reading, production: boolean, dataFolder: string): LetterSettings {
  const [key, certificate] = [read.text('SEAL_KEY_FILE'), read.text('SEAL_CERTIFICATE_FILE')];
  const letterheads = read.text('LETTERHEADS_FILE') ?? null;
  if (key !== undefined && certificate !== undefined) return { seal: { key, certificate }, letterheads };
  if (key !== undefined || certificate !== undefined)
    read.say('Förseglingen är bara delvis inställd. Sätt både SEAL_KEY_FILE och SEAL_CERTIFICATE_FILE, eller ingen av dem.');
  return { seal: production ? null : { developmentFolder: `${dataFolder}/seal` }, letterheads };
}
