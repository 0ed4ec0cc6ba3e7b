import type { FastifyRequest } from 'fastify';

/** Pseudonym of whoever asks, for the log; null when nobody is signed in. */
export const refOf = (request: FastifyRequest): string | null => request.signedIn?.ref ?? null;
