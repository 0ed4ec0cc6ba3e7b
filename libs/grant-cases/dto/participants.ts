/** Who handles the case, and who may not. Persons are named by their reference; name and role are looked up. */
import { Line, Many, OneOf, Text, YesOrNo } from '#libs/input';
import { CONFLICT_GROUNDS } from '../events';
import type { BodyOf } from './body';

export class AssignCaseBody {
  @Line({ sv: 'handläggaren', en: 'the case officer' }) official!: string;
  @Line({ sv: 'handläggningsgruppen', en: 'the handling group' }) groupId!: string;
  @Many({ sv: 'rådgivarna', en: 'the advisers' }, Line, { most: 20 }) advisers!: string[];
}
export class DeclareImpartialityBody implements BodyOf<'DeclareImpartiality'> {
  @YesOrNo({ sv: 'frågan om du har gett sökanden råd', en: 'the question whether you have given the applicant advice' })
  advisedApplicant!: boolean;
  @Text({ sv: 'försäkran', en: 'the declaration' }) statement!: string;
}
export class DeclareConflictBody implements BodyOf<'DeclareConflict'> {
  @OneOf({ sv: 'grunden för jävet', en: 'the ground for the conflict of interest' }, CONFLICT_GROUNDS)
  ground!: (typeof CONFLICT_GROUNDS)[number];
  @Text({ sv: 'beskrivningen av omständigheterna', en: 'the description of the circumstances' }) details!: string;
}
export class DecideConflictBody implements BodyOf<'DecideConflict'> {
  @Line({ sv: 'personen', en: 'the person' }) personRef!: string;
  @OneOf({ sv: 'avgörandet', en: 'the ruling' }, ['CONFLICT', 'NO_CONFLICT', 'DISREGARDED']) outcome!:
    'CONFLICT' | 'NO_CONFLICT' | 'DISREGARDED';
  @Text({ sv: 'skälen', en: 'the reasons' }) reasons!: string;
}
export class ExcludeParticipantBody implements BodyOf<'ExcludeParticipant'> {
  @Line({ sv: 'personen', en: 'the person' }) personRef!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
export class ReplaceParticipantBody {
  @Line({ sv: 'den som ersätts', en: 'the person replaced' }) formerRef!: string;
  @Line({ sv: 'efterträdaren', en: 'the successor' }) successor!: string;
  @Text({ sv: 'skälet', en: 'the reason' }) reason!: string;
}
