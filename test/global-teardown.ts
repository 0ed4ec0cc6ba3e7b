import fs from 'node:fs';
import type { TestServer } from './global-setup';

export default async function tearDown(): Promise<void> {
  const running = (globalThis as { testServer?: TestServer }).testServer;
  if (!running) return;
  await running.server.stop();
  fs.rmSync(running.folder, { recursive: true, force: true });
}
