import type { Decider, Person } from '#libs/event-log';
import { accept, refuse, type Decision, type Role } from '#libs/kernel';
import type { PublicTextEvent, TextKey } from './events';
import { evolveText, noText, type Bilingual, type PublicTextState } from './text';

export type PublicTextCommand =
  | ({ readonly type: 'SaveTextDraft'; readonly key: TextKey } & Bilingual)
  | ({
      readonly type: 'AdoptText';
      readonly key: TextKey;
      readonly decidedBy: string;
      readonly decidedOn: string;
      readonly changes: string | null;
    } & Bilingual);

export interface PublicTextContext {
  readonly actor: Person;
  /** Calendar day in Sweden. */
  readonly today: string;
}

const EDITORS: readonly Role[] = ['administrator', 'boardSecretary'];
const routine = (field?: string) => ({ basis: 'POLICY', citation: 'nämndens rutin', ...(field === undefined ? {} : { field }) }) as const;

/** What still has to be filled in stands in square brackets that are no link. */
const BLANK = /\[[^\][]*\](?!\()/;

const same = (one: Bilingual | undefined | null, other: Bilingual): boolean => one?.sv === other.sv && one.en === other.en;

/** What the text says is the authority's to decide; the product keeps whole versions and lets nothing unfinished pass for adopted. */
function decide(command: PublicTextCommand, state: PublicTextState, { actor, today }: PublicTextContext): Decision<PublicTextEvent> {
  if (!EDITORS.includes(actor.role))
    return refuse(
      'not-an-editor',
      {
        sv: 'Bara en administratör eller nämndsekreteraren ändrar myndighetens offentliga texter. Be någon av dem göra det.',
        en: 'Only an administrator or the board secretary changes the authority’s public texts. Ask one of them.',
      },
      routine(),
    );
  const { key, sv, en } = command;
  const latest = state.versions.at(-1);
  if (command.type === 'SaveTextDraft')
    return same(state.draft ?? latest, command) ? accept() : accept({ type: 'PublicTextDrafted', body: { key, sv, en } });

  const { decidedBy, decidedOn, changes } = command;
  if (same(latest, command) && latest?.decidedBy === decidedBy && latest.decidedOn === decidedOn) return accept();
  for (const language of ['sv', 'en'] as const) {
    const blank = BLANK.exec(command[language])?.[0];
    if (blank !== undefined)
      return refuse(
        'text-unfinished',
        {
          sv: `Texten är inte färdig: ${blank} är inte ifyllt. Fyll i det, eller spara texten som utkast.`,
          en: `The text is not finished: ${blank} has not been filled in. Fill it in, or save the text as a draft.`,
        },
        routine(language),
      );
  }
  if (decidedOn > today)
    return refuse(
      'decided-in-the-future',
      {
        sv: 'Texten kan inte skrivas in som fastställd före den dag då det beslutades. Rätta dagen.',
        en: 'The text cannot be entered as adopted before the day it was decided. Correct the day.',
      },
      routine('decidedOn'),
    );
  if (latest && changes === null)
    return refuse(
      'changes-missing',
      { sv: 'Skriv vad som är nytt sedan förra versionen.', en: 'Write what is new since the previous version.' },
      routine('changes'),
    );
  const body = {
    key,
    version: state.versions.length + 1,
    sv,
    en,
    decidedBy,
    decidedOn,
    enteredBy: actor,
    changes: latest ? changes : null,
  };
  return accept({ type: 'PublicTextAdopted', body });
}

export const publicTextDecider: Decider<PublicTextState, PublicTextCommand, PublicTextEvent, PublicTextContext> = {
  initial: noText,
  evolve: evolveText,
  decide,
};
