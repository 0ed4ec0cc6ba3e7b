import { Body, Controller, Inject, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPerson, PERSONS, type Persons, type SignedIn } from '#libs/identity';
import { Key, ListOf, OneOf, WholeNumber } from '#libs/input';
import { SystemClock, type Clock, type Language } from '#libs/kernel';
import { kindsOf, noticeKind, refusalOfChoices, wayOf, WAYS, type NoticeSettings, type Way } from '#libs/mail';
import { KeptNotices } from '#libs/mail/module';
import { AskedLanguage } from '../language';
import { refused } from '../problems';
import { AfterQuery } from '../queries/paging';
import { operation, problem, QueryRoute } from '../routes';

/** One kind of mail as the person has it. */
export interface NoticeChoice {
  readonly kind: string;
  readonly name: string;
  readonly way: Way;
  /** What may be chosen; one = nothing to choose. */
  readonly ways: readonly Way[];
}
export interface OwnNotices {
  /** Where it is sent; null = the sign-in has given no address. */
  readonly address: string | null;
  readonly hour: number;
  readonly days: NoticeSettings['days'];
  readonly choices: readonly NoticeChoice[];
}

export class ChosenWay {
  @Key({ sv: 'utskicket', en: 'the mail' }) kind!: string;
  @OneOf({ sv: 'sättet', en: 'the way' }, WAYS) way!: Way;
}
export class NoticeSettingsBody {
  @WholeNumber({ sv: 'timmen', en: 'the hour' }, 0, 23) hour!: number;
  @OneOf({ sv: 'dagarna', en: 'the days' }, ['WORKING', 'EVERY']) days!: NoticeSettings['days'];
  /** What is left out is as usual. */
  @ListOf({ sv: 'valen', en: 'the choices' }, () => ChosenWay) choices!: ChosenWay[];
}

const waysOf = (kind: Parameters<typeof noticeKind>[0]): readonly Way[] => {
  const { demanded, mayWait } = noticeKind(kind);
  if (demanded) return ['NOW'];
  return mayWait ? ['NOW', 'DIGEST', 'OFF'] : ['NOW', 'OFF'];
};

/** What a person wants to be told by mail: their own affair, asked of nobody else. */
@ApiTags('Utskick')
@Controller('api/notice-settings')
export class NoticeSettingsController {
  constructor(
    private readonly kept: KeptNotices,
    @Inject(PERSONS) private readonly persons: Persons,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Vad du får på mejl, och när')
  async showNoticeSettings(
    @Query() _: AfterQuery,
    @CurrentPerson() { ref, role }: SignedIn,
    @AskedLanguage() language: Language,
  ): Promise<OwnNotices> {
    const [settings, person] = await Promise.all([this.kept.settingsOf(ref), this.persons.byRef(ref)]);
    const choices = kindsOf(role).map((kind) => ({
      kind,
      name: noticeKind(kind).label[language],
      way: wayOf(kind, settings),
      ways: waysOf(kind),
    }));
    return { address: person?.email ?? null, hour: settings.hour, days: settings.days, choices };
  }

  /** Saving the same twice is saving it once, so no key is asked for. */
  @Put()
  @operation('Välj vad du får på mejl, och när')
  @problem(422, 'Uppgifterna behöver rättas')
  async saveNoticeSettings(@Body() body: NoticeSettingsBody, @CurrentPerson() { ref, role }: SignedIn): Promise<{ saved: true }> {
    const { hour, days } = body;
    const choices = Object.fromEntries(body.choices.map(({ kind, way }) => [kind, way]));
    const no = refusalOfChoices(role, choices);
    if (no) throw refused(no);
    await this.kept.saveSettings(ref, { hour, days, choices }, this.clock.now());
    return { saved: true };
  }
}
