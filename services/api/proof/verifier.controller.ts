import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/identity';
import { unavailable } from '../problems';

/** From the source, and from the built services. */
const PLACES = [path.join(__dirname, '../../../dist/verify.mjs'), path.join(__dirname, '../../../verify.mjs')];

const NOT_BUILT = {
  sv: 'Kontrollprogrammet är inte byggt. Kör npm start, eller npm run build.',
  en: 'The verifier has not been built. Run npm start, or npm run build.',
};

/** The verifier of evidence as one file, for everybody: beside the bundles, never in them. */
@ApiExcludeController()
@Public()
@Controller('.well-known/liggaren')
export class VerifierController {
  @Get('verify.mjs')
  async verifier(@Res() reply: FastifyReply): Promise<void> {
    const place = PLACES.find((one) => existsSync(one));
    if (place === undefined) throw unavailable(NOT_BUILT);
    await reply
      .headers({
        'content-type': 'text/javascript; charset=utf-8',
        'content-disposition': 'attachment; filename="verify.mjs"',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      })
      .send(await readFile(place));
  }
}
