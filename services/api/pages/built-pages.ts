/** Where the pages lie once they have been built (`npm run build:web`). */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** From the source, and from the built services. */
const PLACES = [path.join(__dirname, '../../../dist/web'), path.join(__dirname, '../../../web')];

/** Undefined when nobody has built them. */
export const builtPages = (): string | undefined => PLACES.find((place) => existsSync(path.join(place, 'index.html')));
