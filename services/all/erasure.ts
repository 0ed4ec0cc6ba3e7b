/** What a disposal is carried out with, in the processes that have the role of worker. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { everyStore, type Forgetting, type Scope, type StoreMeans } from '#libs/erasure';
import type { SubjectKeys } from '#libs/privacy';
import { KeptProofs } from '#libs/sealing';
import { readModels } from '../../projections';
import type { ErasureMeans } from '../worker/erasure';

/** How long a sealed checkpoint is waited for: the signer may be another machine that starts anew. */
const SEAL_PATIENCE_MS = 120_000;

/** `pool`: as liggaren_app, without a limit to how long an answer may take. */
export function openErasure(means: Omit<StoreMeans, 'projections'> & { readonly pool: Pool }, keys: SubjectKeys): ErasureMeans {
  const proofs = new KeptProofs(means.pool, means.log, SEAL_PATIENCE_MS);
  return {
    keys,
    seal: async () => (await proofs.sealNow()).size,
    stores: everyStore({ ...means, projections: readModels }),
  };
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 600_000;

/** After a backup was restored that was older than these disposals: every store forgets once more, however often it has to be tried. */
export async function forgetAgain(
  stores: readonly Forgetting[],
  scopes: readonly Scope[],
  onTrouble: (what: string) => void,
): Promise<void> {
  for (const scope of scopes) {
    onTrouble(`what was disposed of in case ${scope.caseId} had come back, from a backup: it is destroyed again`);
    for (const store of stores)
      for (let attempt = 0; ; attempt++)
        try {
          await store.forget(scope);
          break;
        } catch (error) {
          onTrouble(`${store.name}: ${String(error)}`);
          await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt), undefined, { ref: false });
        }
  }
}
