import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'information' | 'success' | 'warning' | 'danger';

/** A word with a tone; the word says it all, the colour only helps. */
export const Tag = ({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag ${tone}`}>{children}</span>
);
