import { Day, Line, Text } from '#libs/input';

export class SaveTextDraftBody {
  @Text({ sv: 'den svenska texten', en: 'the Swedish text' }) sv!: string;
  @Text({ sv: 'den engelska texten', en: 'the English text' }) en!: string;
}
export class AdoptTextBody extends SaveTextDraftBody {
  @Line({ sv: 'vem som har beslutat', en: 'who has decided' }) decidedBy!: string;
  @Day({ sv: 'dagen för beslutet', en: 'the day of the decision' }) decidedOn!: string;
  @Text({ sv: 'vad som är nytt', en: 'what is new' }, { nullable: true }) changes: string | null = null;
}
