/** The unary Append: options first, then one event a message; one answer. A wrong expectation is an answer, not an error. */
import streams from '@eventstore/db-client/generated/streams_pb';
import type { sendUnaryData, ServerErrorResponse, ServerReadableStream } from '@grpc/grpc-js';
import { appendTooLarge, streamDeleted, suffer } from './faults';
import { expectationOf, nameOf, nothing, proposed, sizeOf } from './messages';
import type { Double } from './server';
import type { Expectation, Proposed, Verdict } from './store';

export async function append(
  double: Double,
  call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  answer: sendUnaryData<streams.AppendResp>,
): Promise<void> {
  let options: streams.AppendReq.Options | undefined;
  const events: Proposed[] = [];
  try {
    for await (const message of call as AsyncIterable<streams.AppendReq>) {
      if (message.hasOptions()) options = message.getOptions();
      else events.push(proposed(message.getProposedMessage()!));
    }
  } catch {
    return; // cancelled while it was sent
  }
  try {
    double.admit('append', call);
    if (events.reduce((sum, event) => sum + sizeOf(event), 0) > double.maxAppendSize) throw appendTooLarge(double.maxAppendSize);
    const stream = nameOf(options!.getStreamIdentifier());
    const expected = expectationOf(options!, options!.getRevision());
    const fault = double.faults.take('append');
    double.asked.push({ stream, expected, ids: events.map(({ id }) => id) });
    if (fault?.kind === 'poison') double.poison(call);
    const verdict = await suffer<Verdict>(fault, double.cut, () =>
      fault?.kind === 'conflict' ? { kind: 'wrong', current: fault.current } : double.store.append(stream, expected, events),
    );
    if (verdict.kind === 'deleted') throw streamDeleted(stream);
    answer(
      null,
      response(verdict.kind === 'success' && fault?.kind === 'noPosition' ? { ...verdict, position: undefined } : verdict, expected),
    );
  } catch (error) {
    answer(error as ServerErrorResponse);
  }
}

function response(verdict: Exclude<Verdict, { kind: 'deleted' }>, expected: Expectation): streams.AppendResp {
  const message = new streams.AppendResp();
  if (verdict.kind === 'wrong') {
    message.setWrongExpectedVersion(wrong(verdict.current, expected));
    return message;
  }
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(verdict.revision));
  if (verdict.position === undefined) success.setNoPosition(nothing());
  else {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(verdict.position));
    position.setPreparePosition(String(verdict.position));
    success.setPosition(position);
  }
  message.setSuccess(success);
  return message;
}

function wrong(current: number, expected: Expectation): streams.AppendResp.WrongExpectedVersion {
  const message = new streams.AppendResp.WrongExpectedVersion();
  if (expected === 'any') message.setExpectedAny(nothing());
  else if (expected === 'stream_exists') message.setExpectedStreamExists(nothing());
  else if (expected === 'no_stream') message.setExpectedNoStream(nothing());
  else message.setExpectedRevision(String(expected));
  if (current < 0) message.setCurrentNoStream(nothing());
  else message.setCurrentRevision(String(current));
  return message;
}
