import type { FastifyReply } from 'fastify';
import { asAttachment } from '#libs/documents';

/** As a file to save, whatever it holds: a browser neither shows it as a page of ours nor guesses what it is. */
export const sendFile = (reply: FastifyReply, file: { readonly name: string; readonly mediaType: string }, content: Buffer): FastifyReply =>
  reply
    .headers({
      'content-type': file.mediaType,
      'content-disposition': asAttachment(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    .send(content);
