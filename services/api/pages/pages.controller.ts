import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Public } from '#libs/identity';
import { routeUnknown, unavailable } from '../problems';
import { builtPages } from './built-pages';

/** Addresses of programs: what is unknown there is a problem document, not a page. */
const PROGRAMS = /^\/(api|auth|oidc|assets|health|metrics)(\/|$|\?)/;

const NOT_BUILT = {
  sv: 'Sidorna är inte byggda. Kör npm start, eller npm run build:web.',
  en: 'The pages have not been built. Run npm start, or npm run build:web.',
};

/** One page for every address of the service: the browser shows what belongs there. It is public; what it shows is asked of the API. */
@ApiExcludeController()
@Public()
@Controller()
export class PagesController {
  @Get(['/', '*'])
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async page(@Req() request: FastifyRequest): Promise<string> {
    if (PROGRAMS.test(request.url)) throw routeUnknown();
    const pages = builtPages();
    if (pages === undefined) throw unavailable(NOT_BUILT);
    return readFile(path.join(pages, 'index.html'), 'utf8');
  }
}
