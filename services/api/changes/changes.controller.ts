import { Controller, Headers, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseVisibility } from '../access/case-visibility';
import { QueryRoute } from '../routes';
import type { ChangeNotice } from './changes';
import { ChangeFeed } from './feed';

const HEARTBEAT_MS = 15_000;
/** A stream is ended now and then; the browser reconnects by itself, and its session is looked at again. */
const LIFETIME_MS = 5 * 60_000;
/** A browser that does not read is let go; it catches up when it is back. */
const MOST_UNREAD_BYTES = 1_000_000;

const frame = (notice: ChangeNotice): string => `id: ${notice.position}\nevent: change\ndata: ${JSON.stringify(notice)}\n\n`;

@ApiTags('Ändringar')
@Controller('api/changes')
export class ChangesController {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly visibility: CaseVisibility,
  ) {}

  @QueryRoute('', 'Löpande besked om att något har ändrats (server-sent events)')
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Senast mottagna position; sändningen fortsätter efter den' })
  listenToChanges(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Headers('last-event-id') lastEventId?: string): void {
    const person = request.signedIn!;
    const stream = reply.raw;
    reply.hijack();
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // a proxy that gathers would hold everything back
      'x-request-id': String(request.id),
    });
    stream.write('retry: 2000\n\n');

    const write = (text: string): void => {
      if (stream.writableEnded) return;
      stream.write(text);
      if (stream.writableLength > MOST_UNREAD_BYTES) stream.destroy();
    };
    // what was caught up with may come once more from the feed, which was busy with it when this stream opened
    let told = 0;
    const show = async (notices: readonly ChangeNotice[]): Promise<void> => {
      const fresh = notices.filter(({ position }) => position > told);
      told = fresh.at(-1)?.position ?? told;
      for (const notice of await this.visibility.visible(person, fresh)) write(frame(notice));
    };
    const showOrReset = async (missed: readonly ChangeNotice[] | undefined): Promise<void> =>
      missed ? show(missed) : write('event: reset\ndata: {}\n\n');
    const catchUp = async (position: number): Promise<void> => {
      told = position;
      await showOrReset(await this.feed.since(position));
    };
    // one thing at a time: what was missed first, then what comes, in the log's order
    let telling = Promise.resolve();
    const next = (work: () => Promise<void>): void => {
      telling = telling.then(work).catch(() => void stream.destroy()); // what can't be looked up is not told; the browser comes back
    };
    if (lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId)) next(() => catchUp(Number(lastEventId)));
    else {
      // the page has been reading already; asked now, before what comes is listened to
      const [missed, from] = [this.feed.justTold(), this.feed.told];
      next(async () => {
        await showOrReset(await missed);
        write(`id: ${from}\n\n`); // from where to go on, also when nothing is told before it is cut off
      });
    }
    const tell = (notices: readonly ChangeNotice[]): void => next(() => show(notices));
    const stop = this.feed.listen(tell, () => stream.end());
    const heartbeat = setInterval(() => write(': \n\n'), HEARTBEAT_MS);
    const end = setTimeout(() => stream.end(), LIFETIME_MS);
    stream.on('close', () => {
      stop();
      clearInterval(heartbeat);
      clearTimeout(end);
    });
  }
}
