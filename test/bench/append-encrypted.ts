import { openPool } from '../../libs/database';
import { PostgresEventLog } from '../../libs/event-log/postgres';
import { HeldKey } from '../../libs/privacy';
import { PostgresSubjectKeys } from '../../libs/privacy/postgres';
import { withFieldKeys } from '../../services/all/field-keys';
import type { Enter } from './append-contender';
import { appending, PROVENANCE } from './append-ours';

/** The same, as the processes have it: three personal fields of two subjects are encrypted, under keys that are asked for anew by every append. */
export const encrypted: Enter = async (server) => {
  const pool = openPool(await server.migrated());
  const keys = new PostgresSubjectKeys(pool, new HeldKey(Buffer.alloc(32, 7)));
  const log = withFieldKeys(new PostgresEventLog({ pool, ...PROVENANCE }), keys);
  return appending('encrypted', log, pool);
};
