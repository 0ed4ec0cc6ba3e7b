import type streams from '@eventstore/db-client/generated/streams_pb';
import type { ServerErrorResponse, ServerWritableStream } from '@grpc/grpc-js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** grpc-js sends a status for an error that is emitted, and none for a call that is destroyed with one. */
export const fail = (call: ReadCall, error: ServerErrorResponse): boolean => call.emit('error', error);

/** Waits when the other side has enough to do. Gives false when it is gone. */
export async function send(call: ReadCall, message: streams.ReadResp): Promise<boolean> {
  if (call.cancelled || call.writableEnded) return false;
  if (!call.write(message)) {
    const signs = ['drain', 'cancelled', 'close'];
    await new Promise<void>((resolve) => {
      const heard = (): void => {
        for (const sign of signs) call.off(sign, heard);
        resolve();
      };
      for (const sign of signs) call.on(sign, heard);
    });
  }
  return !call.cancelled;
}
