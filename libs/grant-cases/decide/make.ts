/** What several commands make in the same way: ids, numbered documents, and the guidelines that the case is handled under. */
import { canonicalJson, dayOf, derivedId } from '#libs/kernel';
import { guidelinesOn, type Guidelines, type Scheme, type SchemeState } from '#libs/schemes';
import type { CaseContext } from '../context';
import type { Attachment, CaseEvent, Handling } from '../events';
import type { CaseState } from '../state';
import { refusals, type Refused } from './refusals';

export const no = refusals({
  'scheme-unknown': [
    'POLICY',
    'nämndens riktlinjer',
    {
      sv: 'Stödformen är inte inrättad. Kontrollera vilken stödform ansökan gäller.',
      en: 'The grant scheme has not been established. Check which scheme the application concerns.',
    },
    'schemeId',
  ],
  'no-guidelines': [
    'LAW',
    'KL 6:38 1',
    {
      sv: 'Det fanns inga antagna riktlinjer den dag ansökan kom in. Nämnden måste anta riktlinjer innan ärendet kan prövas.',
      en: 'No guidelines had been adopted on the day the application was received. The board must adopt guidelines before the case can be considered.',
    },
  ],
});

/** Id of the supplement, meeting, note or communication that a command makes: the same for a retry. */
export const madeId = (commandId: string, kind: 'supplement' | 'meeting' | 'note' | 'communication'): string => derivedId(commandId, kind);

interface Filing {
  readonly direction: Handling['direction'];
  /** The kind of document: says nothing about the person, so it is never withheld. */
  readonly subject: string;
  /** Day in Sweden when it arrived or was drawn up; left out = today. */
  readonly date?: string;
  /** Left out: the applicant for what comes in and goes out. */
  readonly counterpart?: string | null;
}

/** The next document of the case, with the items of OSL 5:2. A name that was withheld when the case was registered stays withheld. */
export function nextHandling(state: CaseState, context: CaseContext, filing: Filing): Handling {
  const hidden = state.registration?.withheld;
  const named = filing.direction === 'INTERNAL' ? null : (filing.counterpart ?? state.application?.content.organisation.name ?? null);
  const withheld =
    named !== null && hidden?.fields.includes('counterpart') ? { fields: ['counterpart' as const], reason: hidden.reason } : null;
  return {
    number: state.documents.length + 1,
    date: filing.date ?? context.today,
    direction: filing.direction,
    counterpart: withheld ? null : named,
    subject: filing.subject,
    withheld,
  };
}

type Incoming = Extract<CaseEvent, { readonly type: 'ApplicationSubmitted' | 'SupplementReceived' | 'CommunicationReplied' }>;

/** What came in, and the files that came with it if any: recorded together or not at all. */
export const withFiles = (event: Incoming, files: readonly Attachment[] = []): readonly CaseEvent[] => {
  const { handling } = event.body;
  const at = event.effectiveAt === undefined ? {} : { effectiveAt: event.effectiveAt };
  if (files.length === 0) return [event];
  return [event, { type: 'AttachmentsReceived', body: { handlingNumber: handling.number, files: [...files] }, ...at }];
};

export interface CaseRules {
  readonly state: SchemeState;
  readonly scheme: Scheme;
  readonly guidelines: Guidelines;
}

/** The scheme and those of its guidelines that were in force the day the application arrived: every applicant of that day is treated by the same. */
export function caseRules(state: CaseState, context: CaseContext): CaseRules | Refused {
  const { application } = state;
  const scheme = context.scheme?.established;
  if (!application || !context.scheme || scheme?.schemeId !== application.schemeId) return no('scheme-unknown');
  const guidelines = guidelinesOn(context.scheme, dayOf(application.receivedAt));
  return guidelines ? { state: context.scheme, scheme, guidelines } : no('no-guidelines');
}

/** One text told from another as a reader would: case, spaces and line breaks don't make a new text. */
const gist = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv').replace(/\s+/g, ' ').trim();
export const sameText = (a: string, b: string): boolean => gist(a) === gist(b);

/** Equal as canonical JSON: what comes from the log has its keys in another order. */
export const sameJson = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
