/** The texts that the product comes with: drafts, with square brackets where only the authority knows. */
import type { TextKey } from '../events';
import type { Bilingual } from '../text';
import { accessibilityStatement } from './accessibility-statement';
import { registerDescription } from './register-description';

export const SHIPPED_DRAFTS: Readonly<Record<TextKey, Bilingual>> = {
  'accessibility-statement': accessibilityStatement,
  'register-description': registerDescription,
};
