import { Body, Controller, Param, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#libs/identity';
import {
  publicTextEvents,
  SHIPPED_DRAFTS,
  TEXT_KEYS,
  type AdoptedText,
  type Bilingual,
  type PublicTextCommand,
  type TextKey,
} from '#libs/public-texts';
import { AdoptTextBody, GivePublicTextCommand, PublicTexts, SaveTextDraftBody } from '#libs/public-texts/module';
import { Needs } from '../access/capability';
import type { CommandAnswer } from '../commands/answers';
import { etagOf } from '../commands/conditional';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { Problem } from '../problems';
import { CommandRoute, QueryRoute } from '../routes';

/** A text as everybody reads it. */
export interface PublicText extends Bilingual {
  readonly key: TextKey;
  /** DRAFT until the authority has adopted a version: what it says has not been decided by anybody. */
  readonly status: 'DRAFT' | 'ADOPTED';
  readonly version: number | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
}
/** A text as those see it who keep it. */
export interface PublicTextVersions {
  readonly key: TextKey;
  /** Where editing goes on: what was saved last, or else what holds, or else what the product came with. */
  readonly current: Bilingual;
  /** Saved since the latest version. */
  readonly hasDraft: boolean;
  /** Latest first. */
  readonly versions: readonly AdoptedText[];
  readonly revision: number | null;
}

const unknown = (): Problem =>
  new Problem(404, 'text-not-found', {
    sv: 'Texten finns inte. Kontrollera adressen.',
    en: 'There is no such text. Check the address.',
  });
const known = (key: string): TextKey => {
  const found = TEXT_KEYS.find((one) => one === key);
  if (!found) throw unknown();
  return found;
};

/** What the authority tells the public about itself: read by everybody, kept by a few. */
@ApiTags('Offentliga texter')
@Controller('api/public-texts')
export class PublicTextsController {
  constructor(
    private readonly texts: PublicTexts,
    private readonly commands: CommandBus,
  ) {}

  @Public()
  @QueryRoute(':textKey', 'En text för allmänheten')
  async showPublicText(@Param('textKey') asked: string): Promise<PublicText> {
    const key = known(asked);
    const { versions, draft } = (await this.texts.read(key)).state;
    const latest = versions.at(-1);
    if (latest) {
      const { sv, en, version, decidedBy, decidedOn } = latest;
      return { key, status: 'ADOPTED', sv, en, version, decidedBy, decidedOn };
    }
    const { sv, en } = draft ?? SHIPPED_DRAFTS[key];
    return { key, status: 'DRAFT', sv, en, version: null, decidedBy: null, decidedOn: null };
  }

  @Needs('editPublicTexts')
  @QueryRoute(':textKey/versions', 'Alla versioner av en text, och utkastet')
  async publicTextVersions(@Param('textKey') asked: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<PublicTextVersions> {
    const key = known(asked);
    const { state, loaded } = await this.texts.read(key);
    const revision = loaded.head?.revision ?? null;
    void reply.header('cache-control', 'no-store');
    if (revision !== null) void reply.header('etag', etagOf(revision));
    const { sv, en } = state.draft ?? state.versions.at(-1) ?? SHIPPED_DRAFTS[key];
    return { key, current: { sv, en }, hasDraft: state.draft !== null, versions: state.versions.toReversed(), revision };
  }

  @Needs('editPublicTexts')
  @CommandRoute(':textKey/save-draft', 'Spara ett utkast till texten')
  saveTextDraft(
    @Param('textKey') asked: string,
    @Body() { sv, en }: SaveTextDraftBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give({ type: 'SaveTextDraft', key: known(asked), sv, en }, issued);
  }

  @Needs('editPublicTexts')
  @CommandRoute(':textKey/adopt', 'Fastställ en version av texten')
  adoptText(
    @Param('textKey') asked: string,
    @Body() { sv, en, decidedBy, decidedOn, changes }: AdoptTextBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give({ type: 'AdoptText', key: known(asked), sv, en, decidedBy, decidedOn, changes }, issued);
  }

  private async give(command: PublicTextCommand, { meta, expectedRevision }: Issued): Promise<CommandAnswer> {
    return answer(await this.commands.execute(new GivePublicTextCommand(command, meta, expectedRevision)), publicTextEvents);
  }
}
