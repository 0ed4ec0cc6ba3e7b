/**
 * A double of EventStoreDB/KurrentDB at the protocol: a real gRPC server over the client's own service definitions, with the server's rules
 * for appends, reads and subscriptions, and with faults on command. It keeps everything in memory.
 */
import { GossipService, type IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb';
import gossip from '@eventstore/db-client/generated/gossip_pb';
import { ServerFeaturesService, type IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb';
import features from '@eventstore/db-client/generated/serverfeatures_pb';
import { StreamsService, type IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb';
import streams from '@eventstore/db-client/generated/streams_pb';
import { Server, ServerCredentials, status, type Metadata, type ServerErrorResponse, type ServiceError } from '@grpc/grpc-js';
import { append } from './append';
import { batchAppend } from './batch-append';
import type { TestCertificates } from './certificates';
import { Faults, refusal, suffer, type CallKind } from './faults';
import { nameOf } from './messages';
import { read } from './reading';
import { fail } from './sending';
import { Store, type Expectation } from './store';
import type { OpenSubscription } from './subscribing';

export interface DoubleOptions {
  readonly tls?: TestCertificates;
  /** Demanded of every call. Servers without TLS have no sign-in. */
  readonly credentials?: { readonly username: string; readonly password: string };
  /** Bytes; 1 MiB, as 24.10 has it. */
  readonly maxAppendSize?: number;
  /** Nodes that gossip tells of; default: this one, as leader. */
  readonly members?: () => readonly { readonly port: number; readonly leader: boolean }[];
  /** The log that it serves: several nodes may have one. */
  readonly store?: Store;
}
interface Call {
  readonly metadata: Metadata;
  getPeer(): string;
}
const MIB = 1024 * 1024;
const STREAMS = 'event_store.client.streams.streams';

export class Double {
  readonly store: Store;
  readonly faults = new Faults();
  readonly subscriptions = new Set<OpenSubscription>();
  /** Calls that came, and what they said of themselves. */
  readonly calls: {
    readonly kind: CallKind;
    readonly authorization: string | undefined;
    readonly requiresLeader: boolean;
    readonly peer: string;
  }[] = [];
  /** What unary appends asked for. */
  readonly asked: { readonly stream: string; readonly expected: Expectation; readonly ids: readonly string[] }[] = [];
  readonly maxAppendSize: number;
  /** How far the server's clock is ahead of the client's. */
  clockAheadMs = 0;
  /** Old servers: reads of a stream do not say where its events lie in the log; subscriptions do not say that they caught up. */
  tellsPositions = true;
  tellsCaughtUp = true;
  /** Subscriptions give the event that they are to begin after once more. */
  startsAgain = false;
  /** Reads (not subscriptions) that have no end yet. */
  openReads = 0;
  port = 0;
  private readonly poisoned = new Set<string>();
  private readonly server = new Server({ 'grpc.max_receive_message_length': 17 * MIB });

  constructor(private readonly options: DoubleOptions = {}) {
    this.store = options.store ?? new Store();
    this.maxAppendSize = options.maxAppendSize ?? MIB;
    const served: IStreamsServer = {
      append: (call, answer) => void append(this, call, answer),
      batchAppend: (call) => batchAppend(this, call),
      read: (call) => void read(this, call),
      delete: (call, answer) => {
        this.store.softDelete(nameOf(call.request.getOptions()!.getStreamIdentifier()));
        answer(null, new streams.DeleteResp());
      },
      tombstone: (call, answer) => {
        this.store.tombstone(nameOf(call.request.getOptions()!.getStreamIdentifier()));
        answer(null, new streams.TombstoneResp());
      },
    };
    this.server.addService(StreamsService, served);
    this.server.addService(ServerFeaturesService, {
      getSupportedMethods: (call, answer) => void this.reply('features', call, answer, supported),
    } as IServerFeaturesServer);
    this.server.addService(GossipService, {
      read: (call, answer) => void this.reply('gossip', call, answer, () => this.clusterInfo()),
    } as IGossipServer);
  }

  /** Connection string without credentials. */
  get url(): string {
    return `esdb://127.0.0.1:${this.port}`;
  }
  count(kind: CallKind): number {
    return this.calls.filter((call) => call.kind === kind).length;
  }

  async start(port = 0): Promise<this> {
    const { tls } = this.options;
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) }])
      : ServerCredentials.createInsecure();
    this.port = await new Promise((resolve, reject) =>
      this.server.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound))),
    );
    return this;
  }
  async stop(): Promise<void> {
    this.server.forceShutdown();
  }

  /** Breaks off every connection; new ones are taken. */
  readonly cut = (): void => this.server.drain(`127.0.0.1:${this.port}`, 0);

  /** Ends the open subscriptions: as if all were said, with an error, or by never saying anything again. */
  endSubscriptions(how: 'ok' | 'error' | 'silent'): void {
    for (const open of this.subscriptions) {
      if (how === 'ok') open.call.end();
      else if (how === 'error') fail(open.call, refusal(status.UNAVAILABLE, 'Server is shutting down'));
      else open.silent = true;
    }
  }
  /** Sends this as a checkpoint, true or not. */
  claimCheckpoint(position: bigint): void {
    for (const open of this.subscriptions) open.lies.push(position);
    this.store.write('$stats-127.0.0.1:2113', []);
  }

  /** Nothing good comes over this connection any more, nor of this call. */
  poison(call: Call): void {
    this.poisoned.add(call.getPeer());
    throw refusal(status.INTERNAL, 'Received RST_STREAM with code 2');
  }

  /** Notes the call and looks at its credentials. Throws the answer of a call that may not go on. */
  admit(kind: CallKind, call: Call): void {
    const { metadata } = call;
    const peer = call.getPeer();
    const authorization = metadata.get('authorization')[0]?.toString();
    this.calls.push({ kind, authorization, requiresLeader: metadata.get('requires-leader')[0] === 'true', peer });
    if (this.poisoned.has(peer)) throw refusal(status.INTERNAL, 'Received RST_STREAM with code 2');
    const { credentials } = this.options;
    if (!credentials) return;
    const right = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
    if (authorization === undefined) throw refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
    if (authorization !== right) throw refusal(status.UNAUTHENTICATED, 'Authentication failed');
  }

  private async reply<T>(
    kind: CallKind,
    call: Call,
    answer: (error: Partial<ServiceError> | ServerErrorResponse | null, value?: T) => void,
    work: () => T,
  ) {
    try {
      if (kind === 'gossip') this.calls.push({ kind, authorization: undefined, requiresLeader: false, peer: call.getPeer() });
      else this.admit(kind, call);
      answer(null, await suffer(this.faults.take(kind), this.cut, work));
    } catch (error) {
      answer(error as ServerErrorResponse);
    }
  }

  private clusterInfo(): gossip.ClusterInfo {
    const info = new gossip.ClusterInfo();
    for (const { port, leader } of this.options.members?.() ?? [{ port: this.port, leader: true }]) {
      const member = new gossip.MemberInfo();
      const end = new gossip.EndPoint();
      end.setAddress('127.0.0.1');
      end.setPort(port);
      member.setHttpEndPoint(end);
      member.setIsAlive(true);
      member.setState(leader ? gossip.MemberInfo.VNodeState.LEADER : gossip.MemberInfo.VNodeState.FOLLOWER);
      info.addMembers(member);
    }
    return info;
  }
}

function supported(): features.SupportedMethods {
  const methods = new features.SupportedMethods();
  methods.setEventStoreServerVersion('24.10.14');
  for (const name of ['append', 'batchappend', 'read', 'delete', 'tombstone']) {
    const method = new features.SupportedMethod();
    method.setServiceName(STREAMS);
    method.setMethodName(name);
    methods.addMethods(method);
  }
  return methods;
}
