/** BatchAppend: one call for all appends of a client, each with a correlation id, in frames; what is wrong with one is packed into its answer. */
import shared from '@eventstore/db-client/generated/shared_pb';
import codes from '@eventstore/db-client/generated/code_pb';
import statusProto from '@eventstore/db-client/generated/status_pb';
import streams from '@eventstore/db-client/generated/streams_pb';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { suffer } from './faults';
import { expectationOf, identifier, nameOf, proposed, sizeOf } from './messages';
import type { Double } from './server';
import type { Proposed, Verdict } from './store';

type Call = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

export function batchAppend(double: Double, call: Call): void {
  const gathering = new Map<string, { readonly options: streams.BatchAppendReq.Options; readonly events: Proposed[] }>();
  try {
    double.admit('batchAppend', call);
  } catch (error) {
    call.emit('error', error);
    return;
  }
  call.on('error', () => undefined);
  call.on('end', () => call.end());
  call.on('data', (frame: streams.BatchAppendReq) => {
    const id = frame.getCorrelationId()!;
    const key = id.getString();
    if (frame.hasOptions()) gathering.set(key, { options: frame.getOptions()!, events: [] });
    const { options, events } = gathering.get(key)!;
    events.push(...frame.getProposedMessagesList().map(proposed));
    if (!frame.getIsFinal()) return;
    gathering.delete(key);
    write(double, options, events).then(
      (answer) => {
        answer.setCorrelationId(id);
        answer.setStreamIdentifier(options.getStreamIdentifier());
        call.write(answer);
      },
      (error: unknown) => call.emit('error', error),
    );
  });
}

async function write(
  double: Double,
  options: streams.BatchAppendReq.Options,
  events: readonly Proposed[],
): Promise<streams.BatchAppendResp> {
  const stream = nameOf(options.getStreamIdentifier());
  const expected = expectationOf(options, options.getStreamPosition());
  // the deadline is a time of day by the client's clock, and is held against the server's
  if (options.getDeadline()!.toDate().getTime() < Date.now() + double.clockAheadMs)
    return failed('Timeout', new shared.Timeout(), 'Timeout');
  if (events.reduce((sum, event) => sum + sizeOf(event), 0) > double.maxAppendSize) {
    const details = new shared.MaximumAppendSizeExceeded();
    details.setMaxappendsize(double.maxAppendSize);
    return failed('MaximumAppendSizeExceeded', details, 'too large');
  }
  const verdict = await suffer(double.faults.take('batchAppend'), double.cut, () => double.store.append(stream, expected, events));
  if (verdict.kind === 'success') return succeeded(verdict);
  if (verdict.kind === 'deleted') {
    const details = new shared.StreamDeleted();
    details.setStreamIdentifier(identifier(stream));
    return failed('StreamDeleted', details, 'deleted');
  }
  const details = new shared.WrongExpectedVersion();
  if (expected === 'any') details.setExpectedAny(new Empty());
  else if (expected === 'stream_exists') details.setExpectedStreamExists(new Empty());
  else if (expected === 'no_stream') details.setExpectedNoStream(new Empty());
  else details.setExpectedStreamPosition(String(expected));
  if (verdict.current < 0) details.setCurrentNoStream(new Empty());
  else details.setCurrentStreamRevision(String(verdict.current));
  return failed('WrongExpectedVersion', details, 'WrongExpectedVersion');
}

function succeeded(verdict: Extract<Verdict, { kind: 'success' }>): streams.BatchAppendResp {
  const success = new streams.BatchAppendResp.Success();
  success.setCurrentRevision(String(verdict.revision));
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(verdict.position));
  position.setPreparePosition(String(verdict.position));
  success.setPosition(position);
  const message = new streams.BatchAppendResp();
  message.setSuccess(success);
  return message;
}

function failed(name: string, details: { serializeBinary(): Uint8Array }, text: string): streams.BatchAppendResp {
  const packed = new Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  const error = new statusProto.Status();
  error.setCode(codes.Code.UNKNOWN);
  error.setMessage(text);
  error.setDetails(packed);
  const message = new streams.BatchAppendResp();
  message.setError(error);
  return message;
}
