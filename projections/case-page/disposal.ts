/** What has been decided to go, and how far that has come. */
import type { CasePage } from './page';
import type { Steps } from './step';

const disposalOf = (page: CasePage, { disposalId }: { disposalId: string }) => page.disposals.find((one) => one.disposalId === disposalId);

export const disposal: Steps<
  'DisposalDecided' | 'SubjectKeyDestroyed' | 'HandlingDisposed' | 'ErasureCompleted' | 'DisposalHeld' | 'DisposalHoldLifted'
> = {
  DisposalDecided(page, body, recorded) {
    page.disposals.push({ ...recorded, ...body, destroyed: [], disposedAt: null, completed: null });
  },
  SubjectKeyDestroyed(page, body, { at }) {
    disposalOf(page, body)?.destroyed.push({ kid: body.kid, at, ...body.receipt });
  },
  HandlingDisposed(page, body, { at }) {
    const known = disposalOf(page, body);
    if (known) known.disposedAt = at;
  },
  ErasureCompleted(page, { disposalId, forgotten, sealed }, { at }) {
    const known = disposalOf(page, { disposalId });
    if (known) known.completed = { at, forgotten, sealed };
  },
  DisposalHeld(page, { reason }, recorded) {
    page.hold = { ...recorded, reason };
  },
  DisposalHoldLifted(page) {
    page.hold = null;
  },
};
