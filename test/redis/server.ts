/** A Redis server of the tests' own, on a socket in a folder of its own; it keeps nothing on disk. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import type { RedisProgram } from './find';

export class RedisServer {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'liggaren-redis-'));
  /** Also what stands for REDIS_URL. */
  readonly socket = path.join(this.folder, 'redis.sock');
  private child: ChildProcess | undefined;

  constructor(private readonly program: RedisProgram) {}

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const { executablePath, env } = this.program;
    const args = ['--port', '0', '--unixsocket', this.socket, '--save', '', '--appendonly', 'no', '--dir', this.folder];
    const child = spawn(executablePath, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    this.child = child;
    const died = new Promise<never>((_, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
    died.catch(() => undefined);
    await Promise.race([this.ask((client) => client.ping()), died]);
  }

  /** kill -9: everything in it is gone. */
  async stop(): Promise<void> {
    const child = this.child;
    if (child && child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    }
    fs.rmSync(this.socket, { force: true });
  }

  async close(): Promise<void> {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Asks it something, once it can be reached. */
  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.socket, { maxRetriesPerRequest: null, retryStrategy: () => 20 });
    client.on('error', () => undefined);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }
}
