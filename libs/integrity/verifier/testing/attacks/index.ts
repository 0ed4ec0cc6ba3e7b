import { ground, type Attack } from './ground';
import { ofArchives } from './of-archives';
import { ofContent } from './of-content';
import { ofDecisions } from './of-decisions';
import { ofErasure } from './of-erasure';
import { ofInsiders } from './of-insiders';
import { ofKeys } from './of-keys';
import { ofNotes } from './of-notes';
import { ofOrder, ofProofs } from './of-order';
import { ofRotation } from './of-rotation';

export type { Attack } from './ground';

/** Every attack on a bundle that audit.md 9 has, and some more, with the controls that must hold. Made anew each time: keys and times are of now. */
export async function attacks(): Promise<readonly Attack[]> {
  const on = await ground();
  const all = [ofContent, ofOrder, ofProofs, ofKeys, ofRotation, ofErasure, ofInsiders, ofDecisions, ofArchives].flatMap((make) =>
    make(on),
  );
  return [...all, ...(await ofNotes(on))];
}
