/** Which answers differ between two versions of an application, as text that can be read word by word. Pure. */
import type { Application } from '#libs/grant-cases';
import type { Format } from '../../../texts/format';
import { QUESTIONS } from './questions';

/** How values are said. */
export type Said = Pick<Format, 'money' | 'day' | 'number'> & {
  readonly period: (from: string, to: string) => string;
  readonly yes: string;
  readonly no: string;
};

/** Every answer in the order they are read, as `[question, text]`; the question is called what texts.ts says under that name. */
const answers = (application: Application, said: Said) => {
  const { organisation, contact, schedule, budget, ownShare } = application;
  return [
    ['projectTitle', application.title],
    ['organisation', organisation.name],
    ['organisationNumber', organisation.number],
    ['form', organisation.form],
    ['municipality', organisation.municipality],
    ['contactName', contact.name],
    ['email', contact.email],
    ['phone', contact.phone ?? ''],
    ['schedule', said.period(said.day(schedule.from), said.day(schedule.to))],
    ['partners', application.partners.join(', ')],
    ['agenda', application.agenda2030.join(', ')],
    ...QUESTIONS.map((question) => [question, application[question]] as const),
    ['sought', said.money(application.amountOre)],
    ['budget', budget.map(({ label, amountOre }) => `${label}: ${said.money(amountOre)}`).join('\n')],
    ['ownShareCash', said.money(ownShare.cashOre)],
    ['ownShareHours', said.number(ownShare.hours)],
    ['otherFunding', application.otherFunding ?? ''],
    ['earlierSupport', application.earlierSupport ?? ''],
    ['economicActivity', application.economicActivity ? said.yes : said.no],
    ['deMinimis', said.money(application.deMinimisOre)],
    ['advisedBy', application.advisedBy ?? ''],
  ] as const;
};
export type AnswerName = ReturnType<typeof answers>[number][0];

export interface Difference {
  readonly name: AnswerName;
  readonly before: string;
  readonly after: string;
}
/** The answers that are not the same. */
export function differences(before: Application, after: Application, said: Said): readonly Difference[] {
  const now = answers(after, said);
  return answers(before, said).flatMap(([name, text], index) =>
    text === now[index]![1] ? [] : [{ name, before: text, after: now[index]![1] }],
  );
}
