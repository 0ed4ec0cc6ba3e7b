import { status } from '@grpc/grpc-js';
import { EventStoreDBClient } from '@eventstore/db-client';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { testCertificates } from '../../../test/eventstoredb/certificates';
import { FaultProxy } from '../../../test/faults/proxy';
import { aRequest, aStream, begun, headOf, until } from '../conformance';
import { Bench, IMPATIENT } from './testing';

const { INTERNAL, UNAVAILABLE, UNKNOWN } = status;

describe('what the client for EventStoreDB does not do by itself', () => {
  const bench = new Bench();
  afterEach(() => bench.close());

  it('every append is a call of its own, to the leader, and never asks what the server can do', async () => {
    const { double, log } = await bench.both();
    double.faults.always('features', { kind: 'status', code: UNKNOWN }); // the client would remember that for ever
    await begun(log, aStream(), 2);
    expect(new Set(double.calls.map(({ kind }) => kind))).toEqual(new Set(['append', 'read']));
    expect(double.calls.every(({ requiresLeader }) => requiresLeader)).toBe(true);
    expect(double.calls.every(({ authorization }) => authorization === undefined)).toBe(true); // nothing secret without TLS
  });

  it('over TLS every call carries user and password', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'liggaren-ca-'));
    const tls = testCertificates();
    writeFileSync(path.join(folder, 'ca.crt'), tls.authority);
    const double = await bench.double({ tls, credentials: { username: 'liggaren', password: 'å@:' } });
    const url = `esdb://localhost:${double.port}?tlsCAFile=${path.join(folder, 'ca.crt')}`;
    const log = bench.log(double, { url, username: 'liggaren', password: 'å@:', production: true });
    const after = headOf(await log.append(aRequest(aStream(), 'noStream'))).revision;
    const subscription = log.subscribe({ after, handle: async () => undefined });
    await until(() => double.count('subscribe') > 0);
    await subscription.close();
    expect(double.calls.every(({ authorization }) => authorization === `Basic ${Buffer.from('liggaren:å@:').toString('base64')}`)).toBe(
      true,
    );
    await expect(bench.log(double, { url, username: 'liggaren', password: 'fel', production: true }).head()).rejects.toThrow(
      'Authentication failed',
    );
    rmSync(folder, { recursive: true });
  });

  it('two clients in one process do not answer for each other, nor end the process', async () => {
    const [one, other] = [await bench.both(), await bench.both()];
    const stream = aStream();
    one.double.faults.next('append', { kind: 'late', ms: 150 });
    one.double.faults.next('batchAppend', { kind: 'late', ms: 150 });
    const slow = one.log.append(aRequest(stream, 'noStream'));
    await until(() => one.double.count('append') + one.double.count('batchAppend') === 1);
    for (const kind of ['append', 'batchAppend'] as const)
      other.double.faults.next(kind, { kind: 'status', code: UNAVAILABLE }, { kind: 'cut' });
    expect((await other.log.append(aRequest(aStream(), 'noStream'))).kind).toBe('appended');
    expect((await slow).kind).toBe('appended');
    expect(one.double.asked).toHaveLength(1); // its own answer, not a second try
  });

  it('a subscription that breaks while an append looks in vain for the cluster does not end the process', async () => {
    const double = await bench.double();
    const hosts = `127.0.0.1:${double.port},127.0.0.1:${double.port}`;
    const log = bench.log(double, { url: `esdb://${hosts}?tls=false&maxDiscoverAttempts=4`, patience: { giveUp: 1500 } });
    log.subscribe({ after: 0, handle: async () => undefined });
    await until(() => double.subscriptions.size === 1);
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    double.faults.always('gossip', { kind: 'status', code: UNAVAILABLE });
    double.faults.next('append', { kind: 'status', code: UNAVAILABLE });
    const outcome = log.append(aRequest(aStream(), 'noStream'));
    const asked = double.count('gossip');
    await Promise.all([
      expect(outcome).rejects.toThrow('Failed to discover'),
      until(() => double.count('gossip') > asked).then(() => double.endSubscriptions('error')),
    ]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    double.faults.always('gossip', undefined);
    expect((await log.append(aRequest(aStream(), 'noStream'))).kind).toBe('appended');
  });

  it('a client that gives INTERNAL and goes on with a broken connection is put away, and its connection closed', async () => {
    const double = await bench.double();
    const proxy = await FaultProxy.open({ host: '127.0.0.1', port: double.port });
    const log = bench.log(double, { url: `esdb://127.0.0.1:${proxy.port}?tls=false` });
    await begun(log, aStream());
    for (let n = 0; n < 3; n++) {
      double.faults.next('append', { kind: 'poison' });
      expect((await log.append(aRequest(aStream(), 'noStream'))).kind).toBe('appended');
    }
    expect(new Set(double.calls.map(({ peer }) => peer)).size).toBe(4);
    await until(() => proxy.connections === 1);
    await log.close();
    await until(() => proxy.connections === 0);
    await proxy.close();
  });

  it.each([INTERNAL, UNKNOWN, status.DATA_LOSS])('a read that fails with status %i is done again, with another client', async (code) => {
    const { double, log } = await bench.both();
    const stream = aStream();
    await begun(log, stream, 3);
    double.faults.next('read', { kind: 'status', code });
    expect(await log.readStream(stream)).toHaveLength(3);
    expect(new Set(double.calls.map(({ peer }) => peer)).size).toBe(2);
  });

  it('a read that is never answered is given up, asked again, and not left open on the server', async () => {
    const { double, log } = await bench.both({ patience: IMPATIENT });
    const stream = aStream();
    await begun(log, stream, 3);
    log.subscribe({ after: 0, handle: async () => undefined }); // keeps the client that is put away
    await until(() => double.subscriptions.size === 1);
    double.faults.next('read', { kind: 'never' });
    expect(await log.readStream(stream)).toHaveLength(3);
    await until(() => double.openReads === 0);
    expect(double.subscriptions.size).toBe(1);
    double.faults.next('read', { kind: 'status', code: UNAVAILABLE }, { kind: 'cut' });
    expect(await log.readStream(stream)).toHaveLength(3);
  });

  it('a follower sends us to the leader, for appends, reads and subscriptions', async () => {
    const leader = await bench.double();
    const follower = await bench.double({ store: leader.store });
    const notLeader = { kind: 'notLeader', host: '127.0.0.1', port: leader.port } as const;
    for (const kind of ['append', 'read', 'subscribe'] as const) follower.faults.always(kind, notLeader);
    const seen: unknown[] = [];
    const first = bench.log(follower).subscribe({ after: 0, handle: async (events) => void seen.push(...events) });
    expect((await bench.log(follower).append(aRequest(aStream(), 'noStream'))).kind).toBe('appended');
    expect(await bench.log(follower).readAll()).toHaveLength(1);
    await until(() => seen.length === 1);
    await first.close();
  });

  it('gossip says who leads a cluster', async () => {
    const leader = await bench.double();
    const members = () => [
      { port: follower.port, leader: false },
      { port: leader.port, leader: true },
    ];
    const follower = await bench.double({ store: leader.store, members });
    const log = bench.log(follower, { url: `esdb+discover://127.0.0.1:${follower.port}?tls=false` });
    await begun(log, aStream());
    expect([leader.count('append'), follower.count('append')]).toEqual([1, 0]);
  });

  it('a server whose clock is a minute ahead takes what we append', async () => {
    const { double, log } = await bench.both();
    double.clockAheadMs = 60_000;
    expect((await log.append(aRequest(aStream(), 'noStream'))).kind).toBe('appended');
  });

  it('more appends at once than it takes are refused, and nothing of them written', async () => {
    const { double, log } = await bench.both({ limit: 2 });
    double.faults.next('append', { kind: 'late', ms: 50 }, { kind: 'late', ms: 50 });
    const outcomes = await Promise.allSettled(Array.from({ length: 3 }, () => log.append(aRequest(aStream(), 'noStream'))));
    expect(outcomes.map(({ status: how }) => how)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(double.count('append')).toBe(2);
  });

  it('the double is right about the client: without credentials of the call it appends over the shared stream', async () => {
    const double = await bench.double();
    const client = EventStoreDBClient.connectionString(`${double.url}?tls=false`);
    const event = { id: crypto.randomUUID(), type: 'T', contentType: 'application/json', data: {}, metadata: undefined } as const;
    await client.appendToStream('s', event, { expectedRevision: 'no_stream' });
    await expect(
      client.appendToStream('s', { ...event, id: crypto.randomUUID() }, { expectedRevision: 'no_stream' }),
    ).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 0n,
    });
    double.clockAheadMs = 60_000;
    await expect(client.appendToStream('s', { ...event, id: crypto.randomUUID() })).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(double.count('batchAppend')).toBe(1);
    await client.dispose();
  });
});
