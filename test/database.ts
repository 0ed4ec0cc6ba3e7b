/** A fresh, migrated database for one test file. */
import { randomBytes } from 'node:crypto';
import { Client, type Pool } from 'pg';
import { openPool, type Connection } from '#libs/database';

export interface TestDatabase {
  /** As the processes log in: liggaren_app. */
  readonly app: Pool;
  /** As the database's administrator (superuser). */
  readonly owner: Pool;
  readonly appConnection: Connection;
  readonly ownerConnection: Connection;
  drop(): Promise<void>;
}

export async function testDatabase(): Promise<TestDatabase> {
  const { superuser, appPassword } = JSON.parse(process.env['TEST_POSTGRES']!) as { superuser: Connection; appPassword: string };
  const database = `t_${randomBytes(6).toString('hex')}`;
  const admin = new Client(superuser);
  await admin.connect();
  await admin.query(`create database ${database} template template_liggaren`);
  await admin.end();
  const ownerConnection = { ...superuser, database };
  const appConnection = { ...superuser, user: 'liggaren_app', password: appPassword, database };
  const [app, owner] = [openPool(appConnection), openPool(ownerConnection)];
  return {
    app,
    owner,
    appConnection,
    ownerConnection,
    drop: async () => {
      await Promise.all([app.end(), owner.end()]);
      const last = new Client(superuser);
      await last.connect();
      await last.query(`drop database if exists ${database} with (force)`);
      await last.end();
    },
  };
}
