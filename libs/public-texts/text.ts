/** A public text as its stream tells it. */
import type { PublicTextEvent } from './events';

type BodyOf<T extends PublicTextEvent['type']> = Extract<PublicTextEvent, { type: T }>['body'];

export type AdoptedText = BodyOf<'PublicTextAdopted'>;
/** The text itself, in both languages. */
export interface Bilingual {
  readonly sv: string;
  readonly en: string;
}

export interface PublicTextState {
  /** First to latest; the latest is the one that holds. */
  readonly versions: readonly AdoptedText[];
  /** Saved since the latest version; null when there is none. */
  readonly draft: Bilingual | null;
}
export const noText: PublicTextState = { versions: [], draft: null };

export function evolveText(state: PublicTextState, event: PublicTextEvent): PublicTextState {
  switch (event.type) {
    case 'PublicTextDrafted':
      return { ...state, draft: { sv: event.body.sv, en: event.body.en } };
    case 'PublicTextAdopted':
      return { versions: [...state.versions, event.body], draft: null };
  }
}
