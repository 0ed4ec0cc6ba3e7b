/** Who handles the case, and who may not. Persons are named by their reference; name and role are looked up. */
import { Line, Many, OneOf, Text, YesOrNo } from '#libs/input';
import { CONFLICT_GROUNDS } from '../events';
import type { BodyOf } from './body';

export class AssignCaseBody {
  @Line('handläggaren') official!: string;
  @Line('handläggningsgruppen') groupId!: string;
  @Many('rådgivarna', Line, { most: 20 }) advisers!: string[];
}
export class DeclareImpartialityBody implements BodyOf<'DeclareImpartiality'> {
  @YesOrNo('frågan om du har gett sökanden råd') advisedApplicant!: boolean;
  @Text('försäkran') statement!: string;
}
export class DeclareConflictBody implements BodyOf<'DeclareConflict'> {
  @OneOf('grunden för jävet', CONFLICT_GROUNDS) ground!: (typeof CONFLICT_GROUNDS)[number];
  @Text('beskrivningen av omständigheterna') details!: string;
}
export class DecideConflictBody implements BodyOf<'DecideConflict'> {
  @Line('personen') personRef!: string;
  @OneOf('avgörandet', ['CONFLICT', 'NO_CONFLICT', 'DISREGARDED']) outcome!: 'CONFLICT' | 'NO_CONFLICT' | 'DISREGARDED';
  @Text('skälen') reasons!: string;
}
export class ExcludeParticipantBody implements BodyOf<'ExcludeParticipant'> {
  @Line('personen') personRef!: string;
  @Text('skälet') reason!: string;
}
export class ReplaceParticipantBody {
  @Line('den som ersätts') formerRef!: string;
  @Line('efterträdaren') successor!: string;
  @Text('skälet') reason!: string;
}
