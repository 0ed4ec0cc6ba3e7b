/** Between the protocol's messages and what the double keeps. */
import { Empty } from '@eventstore/db-client/generated/shared_pb';
import shared from '@eventstore/db-client/generated/shared_pb';
import streams from '@eventstore/db-client/generated/streams_pb';
import type { Expectation, Proposed, Stored } from './store';

const TICKS_PER_MS = 10_000n;
const NOWHERE = 18_446_744_073_709_551_615n;

export const nothing = (): Empty => new shared.Empty();

export function identifier(stream: string): shared.StreamIdentifier {
  const named = new shared.StreamIdentifier();
  named.setStreamName(Uint8Array.from(Buffer.from(stream)));
  return named;
}
export const nameOf = (named: shared.StreamIdentifier | undefined): string => Buffer.from(named?.getStreamName_asU8() ?? []).toString();

interface Proposal {
  getId(): shared.UUID | undefined;
  getMetadataMap(): { get(name: string): string | undefined };
  getData_asU8(): Uint8Array;
  getCustomMetadata_asU8(): Uint8Array;
}
export const proposed = (message: Proposal): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? '',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});
/** As the server counts it: what the record takes on disk. */
export const sizeOf = ({ type, data, metadata }: Proposed): number => 2 * type.length + data.length + metadata.length;

interface Options {
  hasAny(): boolean;
  hasStreamExists(): boolean;
  hasNoStream(): boolean;
}
export function expectationOf(options: Options, revision: string): Expectation {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'stream_exists';
  return options.hasNoStream() ? 'no_stream' : Number(revision);
}

/** `positions` false: as old servers answer reads of a stream, without saying where the event lies in the log. */
export function eventMessage(event: Stored, positions = true): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  const id = new shared.UUID();
  id.setString(event.id);
  recorded.setId(id);
  recorded.setStreamIdentifier(identifier(event.stream));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(positions ? event.position : NOWHERE));
  recorded.setPreparePosition(String(positions ? event.position : NOWHERE));
  recorded.getMetadataMap().set('type', event.type);
  recorded.getMetadataMap().set('content-type', event.contentType);
  recorded.getMetadataMap().set('created', String(BigInt(event.createdMs) * TICKS_PER_MS));
  recorded.setData(event.data);
  recorded.setCustomMetadata(event.metadata);
  const read = new streams.ReadResp.ReadEvent();
  read.setEvent(recorded);
  if (positions) read.setCommitPosition(String(event.position));
  else read.setNoPosition(nothing());
  const message = new streams.ReadResp();
  message.setEvent(read);
  return message;
}

export function confirmation(id: string): streams.ReadResp {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(id);
  const message = new streams.ReadResp();
  message.setConfirmation(confirmed);
  return message;
}
export function checkpoint(position: bigint): streams.ReadResp {
  const reached = new streams.ReadResp.Checkpoint();
  reached.setCommitPosition(String(position));
  reached.setPreparePosition(String(position));
  const message = new streams.ReadResp();
  message.setCheckpoint(reached);
  return message;
}
export function caughtUp(): streams.ReadResp {
  const message = new streams.ReadResp();
  message.setCaughtUp(new streams.ReadResp.CaughtUp());
  return message;
}
export function streamNotFound(stream: string): streams.ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  const message = new streams.ReadResp();
  message.setStreamNotFound(missing);
  return message;
}
