import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { asAttachment } from '#libs/documents';

/** As a file to save, whatever it holds: a browser neither shows it as a page of ours nor guesses what it is. A stream that breaks cuts the connection. */
export const sendFile = (
  reply: FastifyReply,
  file: { readonly name: string; readonly mediaType: string },
  content: Buffer | Readable,
): FastifyReply =>
  reply
    .headers({
      'content-type': file.mediaType,
      'content-disposition': asAttachment(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(content);
