/** The storage contract of the streams `public-text-<key>`: what the authority tells the public about itself. Change only by a new schema version. */
import { z } from 'zod';
import { day, event, line, person, text, type EventOf } from '#libs/event-log';

/** Texts that the law demands: DOS-lagen 13 § (tillgänglighetsredogörelse) and OSL 4:2 (beskrivning av allmänna handlingar). */
export const TEXT_KEYS = ['accessibility-statement', 'register-description'] as const;
export type TextKey = (typeof TEXT_KEYS)[number];

/** The whole text in both languages, with the few signs of light Markdown: `#` headings, `-` lists, blank lines, `[words](address)`, `**strong**`. */
const wholeText = { sv: text, en: text };

export const publicTextEvents = {
  PublicTextDrafted: event({ sv: 'utkast till offentlig text sparat', en: 'draft of a public text saved' }, ['POLICY', 'nämndens rutin'], {
    key: z.enum(TEXT_KEYS),
    ...wholeText,
  }),
  PublicTextAdopted: event({ sv: 'offentlig text fastställd', en: 'public text adopted' }, ['LAW', 'lag 2018:1937 13 §, OSL 4:2'], {
    key: z.enum(TEXT_KEYS),
    version: z.int().positive(),
    ...wholeText,
    /** Who decided, as the authority says it: a post or a board's paragraph, never only a name. */
    decidedBy: line,
    decidedOn: day,
    /** Who wrote it in. */
    enteredBy: person,
    /** What is new since the version before; null for the first. */
    changes: text.nullable(),
  }),
} as const;
export type PublicTextEvent = EventOf<typeof publicTextEvents>;

export const publicTextStream = (key: TextKey): string => `public-text-${key}`;
