import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Somebody else works on the folder. */
export class FolderTaken extends Error {
  constructor(folder: string) {
    super(`En annan process arbetar redan med ${folder}. Två får inte minnas åt samma logg: stoppa den ena.`);
  }
}

/** One process at a time in a folder. The lock is the operating system's (by way of SQLite, which Node brings along): it goes with the process. */
export class FolderLock {
  private constructor(private readonly database: DatabaseSync) {}

  /** Makes the folder, for its owner alone. Throws {@link FolderTaken}. */
  static async take(folder: string): Promise<FolderLock> {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const database = new DatabaseSync(path.join(folder, 'lock'), { timeout: 0 });
    try {
      database.exec('pragma locking_mode = exclusive; begin exclusive');
    } catch (error) {
      database.close();
      if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
      throw new FolderTaken(folder);
    }
    return new FolderLock(database);
  }

  release(): void {
    if (this.database.isOpen) this.database.close();
  }
}
const SQLITE_BUSY = 5;
