/** Scripts, styles and fonts of the pages: their names change with their content, so a browser may keep them for ever. */
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { builtPages } from './built-pages';

export async function serveAssets(app: NestFastifyApplication): Promise<void> {
  const pages = builtPages();
  if (pages === undefined) return; // the API does without
  await app.register(fastifyStatic, {
    root: path.join(pages, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
}
