import { caseEvents, type CaseEventType } from '#libs/grant-cases/events';
import { worded, type Language, type Wording } from '#libs/kernel';
import { capital } from '../swedish';
import { IN_SWEDISH, type Sentences } from './sentences';
import { IN_ENGLISH } from './sentences-in-english';

const SENTENCES: Readonly<Record<Language, Sentences>> = { sv: IN_SWEDISH, en: IN_ENGLISH };
const DISPOSED: Wording = {
  sv: 'Innehållet har gallrats; att händelsen inträffade står kvar.',
  en: 'The content has been disposed of; that the event took place remains.',
};

/** What an event of a case says; `body` null = its content has been disposed of. */
export const sentenceOf = (type: CaseEventType, body: unknown): Wording =>
  worded((language) =>
    body === null
      ? `${capital(caseEvents[type].label[language])}. ${DISPOSED[language]}`
      : (SENTENCES[language][type] as (body: unknown) => string)(body),
  );
