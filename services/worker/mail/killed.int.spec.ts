/** See docs/mail.md. The worker that is killed is a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { toNewEvents } from '#libs/event-log';
import { caseEvents } from '#libs/grant-cases';
import { newId } from '#libs/kernel';
import { official } from '../../../libs/grant-cases/testing/world';
import { Story } from '../../../libs/grant-cases/testing/story';
import { FROM, PostRoom, PUBLIC_URL } from './testing/post-room';
import type { Sending } from './testing/sender';

const ROOT = path.resolve(__dirname, '../../..');
const LOADER = ['-C', '@app/source', '--disable-warning=ExperimentalWarning', '-r', './deploy/swc-hook.cjs'];

describe('a worker that is killed when the mail server has taken a mail and nothing has been recorded', () => {
  let room: PostRoom;
  beforeAll(async () => {
    room = await PostRoom.open();
  });
  afterAll(() => room?.close());

  it('leaves a mail that is sent once more with the same Message-ID, and recorded once', async () => {
    const { events } = new Story().inPreparation().tell(official, {
      type: 'RequestSupplement',
      items: [{ what: 'Budget', why: 'Saknas' }],
      deadline: '2026-03-20',
      consequence: 'Prövas som den är.',
    });
    const caseId = await room.caseOf({ events });
    const [job] = await room.jobsOf(caseId, 'supplement-requested');
    const sending: Sending = {
      database: room.db.appConnection,
      smtp: room.inbox.url,
      from: FROM,
      publicUrl: PUBLIC_URL,
      job: job!,
      caseId,
      events: toNewEvents(caseEvents, newId(), events),
    };

    const worker = spawn(process.execPath, [...LOADER, 'services/worker/mail/testing/sender.ts', JSON.stringify(sending)], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => worker.once('exit', (_, signal) => resolve(signal)));
    // the server has it; whether the worker hears that before it dies is all the same: it can't record
    room.inbox.onTaken = async () => void worker.kill('SIGKILL');
    expect(await ended).toBe('SIGKILL');
    room.inbox.onTaken = () => Promise.resolve();
    expect(room.inbox.received).toHaveLength(1);
    expect(await room.register()).toEqual([]);

    // the job was never done, so it comes again: to this process, and once more for good measure
    await room.tell(job!);
    await room.tell(job!);
    const ids = room.inbox.received.map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await room.register()).toMatchObject([{ type: 'MailSent', body: { jobId: job!.id, messageId: ids[0] } }]);
  });
});
