/** HTTP with nothing around it, for the small processes that must be easy to read through. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asking {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Buffer;
}
export interface Answering {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array;
}

/** A consistency proof and a note with a few large signatures are far below. */
const LARGEST_BODY = 1_000_000;

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

export interface Listening {
  readonly url: string;
  close(): Promise<void>;
}

/** Port 0 = any. Whatever `answer` throws becomes a 500 without a word of why; `onError` is told. */
export async function listen(
  { host, port }: { readonly host: string; readonly port: number },
  answer: (asking: Asking) => Promise<Answering>,
  onError: (error: unknown) => void,
): Promise<Listening> {
  const server: Server = createServer((request, response) => {
    const answered = async (): Promise<Answering> => {
      const body = await bodyOf(request);
      if (!body) return { status: 413 };
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      return answer({ method: request.method ?? '', path: pathname, authorization: request.headers.authorization, body });
    };
    answered()
      .catch((error: unknown): Answering => {
        onError(error);
        return { status: 500 };
      })
      .then(({ status, type = 'text/plain; charset=utf-8', body = '' }) => {
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
      }, onError);
  });
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
