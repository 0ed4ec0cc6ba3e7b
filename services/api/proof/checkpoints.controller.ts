import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { Public } from '#libs/identity';
import { spellLimit, toBase64 } from '#libs/integrity';
import { inGroups, KeptProofs, minutesParagraph, type KeptCheckpoint, type LogKey } from '#libs/sealing';
import { Problem } from '../problems';
import { QueryRoute } from '../routes';
import { qrOf, type QrCode } from './qr';

/** A checkpoint as everybody sees it: a size and a hash, and nothing of what the events are about. */
export interface ShownCheckpoint {
  /** Events. */
  readonly size: number;
  /** Of the tree: 16 groups of 4 hexadecimal digits. */
  readonly groups: readonly string[];
  /** The same in standard base64. */
  readonly root: string;
  /** ISO instant. */
  readonly signedAt: string;
  /** Names of the witnesses that stand for it. */
  readonly witnesses: readonly string[];
  /** Where the signed note itself lies. */
  readonly note: string;
}
export interface CheckpointsAnswer {
  /** The log's name. */
  readonly origin: string;
  /** Null as long as nothing has been sealed. */
  readonly latest: (ShownCheckpoint & { readonly qr: QrCode; readonly paragraph: string }) | null;
  /** The latest first. */
  readonly history: readonly ShownCheckpoint[];
  /** Keys of the log, the first ones first. */
  readonly keys: readonly LogKey[];
  /** Witnesses that are asked to stand for it. */
  readonly asked: readonly string[];
}

const MOST_SHOWN = 50;
const MOST_LISTED = 10_000;
const PLACE = '.well-known/liggaren';
const TEXT = 'text/plain; charset=utf-8';

const shown = ({ size, root, signedAt, witnesses }: KeptCheckpoint): ShownCheckpoint => ({
  size,
  groups: inGroups(root),
  root: toBase64(root),
  signedAt: signedAt.toISOString(),
  witnesses,
  note: `/${PLACE}/checkpoints/${size}`,
});

/** Lines of a policy: the key, and how far it stands for the log when it has been given up (docs/evidence.md, "Keys that change"). */
const spelledKey = ({ vkey, from, until }: LogKey): readonly string[] => [
  ...(from > 0 ? [`# Undertecknar från ${from} händelser.`] : []),
  `log ${vkey}`,
  ...(until === null ? [] : [spellLimit(vkey.split('+').slice(0, 2).join('+'), { kind: 'UNTIL', size: until })]),
];

const none = (): Problem =>
  new Problem(404, 'checkpoint-not-found', {
    sv: 'Det finns ingen sådan kontrollpunkt. Sidan Loggens kontrollpunkter visar vilka som finns.',
    en: 'There is no such checkpoint. The page Checkpoints of the log shows which there are.',
  });

/** What the log says of itself, for everybody: whoever keeps a copy can show it when the log says something else. */
@ApiTags('Bevis')
@Public()
@Controller()
export class CheckpointsController {
  constructor(
    private readonly proofs: KeptProofs,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  @QueryRoute('api/checkpoints', 'Loggens kontrollpunkter: de senaste, och loggens nycklar')
  async showCheckpoints(): Promise<CheckpointsAnswer> {
    const { checkpoints } = this.proofs;
    const [latest, history, keys, asked] = await Promise.all([
      this.latest(),
      checkpoints.history({ most: MOST_SHOWN }),
      checkpoints.logKeys(),
      checkpoints.askedWitnesses(),
    ]);
    const { origin } = this.log;
    const whole = latest && {
      ...shown(latest),
      qr: qrOf(latest.note),
      paragraph: minutesParagraph({ origin, ...latest }, latest.signedAt.toISOString()),
    };
    return { origin, latest: whole ?? null, history: history.map(shown), keys, asked };
  }

  @ApiExcludeEndpoint()
  @Get(`${PLACE}/checkpoint`)
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  async latestNote(@Res() reply: FastifyReply): Promise<void> {
    await reply.send(Buffer.from(this.known(await this.latest()).note));
  }

  /** `<size> <root in base64> <ISO instant>`, the latest first. */
  @ApiExcludeEndpoint()
  @Get(`${PLACE}/checkpoints`)
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  async listNotes(): Promise<string> {
    const kept = await this.proofs.checkpoints.history({ most: MOST_LISTED });
    return kept.map(({ size, root, signedAt }) => `${size} ${toBase64(root)} ${signedAt.toISOString()}\n`).join('');
  }

  @ApiExcludeEndpoint()
  @Get(`${PLACE}/checkpoints/:size`)
  @Header('content-type', TEXT)
  async note(@Param('size') said: string, @Res() reply: FastifyReply): Promise<void> {
    const size = /^[1-9]\d{0,15}$/.test(said) ? Number(said) : 0;
    const [found] = size > 0 ? await this.proofs.checkpoints.history({ upTo: size, most: 1 }) : [];
    await reply.send(Buffer.from(this.known(found?.size === size ? found : undefined).note));
  }

  /** A policy to begin from. Whoever uses it holds the keys against those in the minutes. */
  @ApiExcludeEndpoint()
  @Get(`${PLACE}/keys`)
  @Header('content-type', TEXT)
  @Header('cache-control', 'no-cache')
  async policy(): Promise<string> {
    const keys = await this.proofs.checkpoints.logKeys();
    return [
      '# Håll nycklarna mot dem som står i nämndens protokoll, och lägg till vittnena.',
      ...keys.flatMap(spelledKey),
      'quorum none',
      '',
    ].join('\n');
  }

  private async latest(): Promise<KeptCheckpoint | undefined> {
    return (await this.proofs.checkpoints.latest(['WITNESSED'])) ?? this.proofs.checkpoints.latestSealed();
  }

  private known(found: KeptCheckpoint | undefined): KeptCheckpoint {
    if (!found) throw none();
    return found;
  }
}
