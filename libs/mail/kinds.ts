/** What people are told by mail: which kinds there are, who has each, and how much of it they may choose. */
import type { Role, Wording } from '#libs/kernel';

/** At once, in the day's one mail, or not at all. */
export const WAYS = ['NOW', 'DIGEST', 'OFF'] as const;
export type Way = (typeof WAYS)[number];

export interface NoticeKind {
  /** Whose settings it stands in. */
  readonly roles: readonly Role[];
  /** The routine demands that it is sent, at once: nobody can switch it off. */
  readonly demanded: boolean;
  /** May stand in a digest. What an applicant is told goes at once. */
  readonly mayWait: boolean;
  /** Unless the person has chosen otherwise. */
  readonly usual: Way;
  readonly label: Wording;
  /** In Swedish, after `Ärende LIG 2026-3: `. Never anything of what the case says. */
  readonly subject: string;
  /** In Swedish. `where` = `i ärende LIG 2026-3`. */
  readonly sentence: (where: string) => string;
}

type Words = Pick<NoticeKind, 'label' | 'subject' | 'sentence'>;
const words = (sv: string, en: string, subject: string, sentence: Words['sentence']): Words => ({ label: { sv, en }, subject, sentence });

const demanded = (said: Words): NoticeKind => ({ roles: ['applicant'], demanded: true, mayWait: false, usual: 'NOW', ...said });
const offered = (said: Words): NoticeKind => ({ roles: ['applicant'], demanded: false, mayWait: false, usual: 'NOW', ...said });
const staff = (usual: 'NOW' | 'DIGEST', roles: readonly Role[], said: Words): NoticeKind => ({
  roles,
  demanded: false,
  mayWait: true,
  usual,
  ...said,
});

export const NOTICE_KINDS = {
  'application-received': demanded(
    words(
      'Kvitto på en ansökan',
      'Receipt for an application',
      'ansökan har kommit in',
      () => 'Vi har tagit emot er ansökan. Logga in för att se vad som händer härnäst.',
    ),
  ),
  'case-acknowledged': demanded(
    words(
      'Vem som handlägger ärendet, och hur länge det kan dröja',
      'Who handles the case, and how long it may take',
      'handläggningen har börjat',
      (where) => `Det finns nu en handläggare ${where}. Logga in för att läsa vem det är och hur länge det kan dröja.`,
    ),
  ),
  'supplement-requested': demanded(
    words(
      'Begäran om komplettering',
      'Request for a supplement',
      'komplettering behövs',
      (where) => `Vi behöver en komplettering ${where}. Logga in för att läsa vad vi behöver och till när.`,
    ),
  ),
  'supplement-reminded': demanded(
    words(
      'Påminnelse om komplettering',
      'Reminder of a supplement',
      'påminnelse om komplettering',
      (where) => `Vi väntar fortfarande på en komplettering ${where}. Logga in för att läsa vad vi behöver och till när.`,
    ),
  ),
  'supplement-due': demanded(
    words(
      'Komplettering ska snart vara inne',
      'A supplement is due soon',
      'komplettering ska snart vara inne',
      (where) => `Tiden för att komplettera går snart ut ${where}. Logga in för att läsa vad vi behöver och till när.`,
    ),
  ),
  'delay-notified': demanded(
    words(
      'Förseningsbesked',
      'Notice of delay',
      'förseningsbesked',
      (where) => `Beslutet dröjer ${where}. Logga in för att läsa varför och hur länge.`,
    ),
  ),
  'meeting-offered': demanded(
    words(
      'Förslag till mötestider',
      'Meeting times offered',
      'välj en tid för möte',
      (where) => `Vi föreslår tider för ett möte ${where}. Logga in för att välja en tid eller tacka nej.`,
    ),
  ),
  'meeting-changed': offered(
    words(
      'Möte bokat eller inställt',
      'Meeting arranged or cancelled',
      'möte',
      (where) => `Det har hänt något om ett möte ${where}. Logga in för att läsa.`,
    ),
  ),
  'other-funding': offered(
    words(
      'Tips om annan finansiering',
      'Advice on other funding',
      'annan finansiering',
      (where) => `Vi har lämnat ett tips om annan finansiering ${where}. Logga in för att läsa.`,
    ),
  ),
  'communication-sent': demanded(
    words(
      'Underlag att yttra sig över',
      'Material to comment on',
      'du kan yttra dig',
      (where) => `Det finns underlag att läsa och yttra sig över ${where}. Logga in för att läsa det och till när du kan svara.`,
    ),
  ),
  'decision-dispatched': demanded(
    words(
      'Beslut',
      'Decision',
      'beslut',
      (where) => `Det finns ett beslut ${where}. Logga in för att läsa det och hur det kan överklagas.`,
    ),
  ),
  'decision-corrected': demanded(
    words(
      'Rättelse av ett beslut',
      'Correction of a decision',
      'ett beslut är rättat',
      (where) =>
        `Ett skrivfel i beslutet är rättat ${where}. Logga in för att läsa vad som stod, vad som står nu och det rättade beslutet.`,
    ),
  ),
  'decision-revoked': demanded(
    words(
      'Återkallelse av ett beslut',
      'Revocation of a decision',
      'ett beslut är återkallat',
      (where) => `Beslutet är återkallat ${where}, och ett nytt beslut ska fattas. Logga in för att läsa varför och vad som händer nu.`,
    ),
  ),
  'report-due': demanded(
    words(
      'Redovisning ska lämnas',
      'A report on the grant is due',
      'redovisning',
      (where) => `Bidraget ska redovisas ${where}. Logga in för att läsa hur och till när.`,
    ),
  ),

  'new-application': staff(
    'DIGEST',
    ['registrar'],
    words(
      'Ny ansökan att diarieföra',
      'New application to register',
      'ny ansökan',
      () => 'En ny ansökan har kommit in och ska diarieföras.',
    ),
  ),
  'to-assign': staff(
    'DIGEST',
    ['official'],
    words(
      'Nytt ärende att fördela',
      'New case to assign',
      'nytt ärende att fördela',
      (where) => `Det finns ingen handläggare ${where} än.`,
    ),
  ),
  assigned: staff(
    'NOW',
    ['official', 'adviser'],
    words(
      'Ett ärende är ditt',
      'A case is yours',
      'du är utsedd',
      (where) => `Du är utsedd att delta ${where}. Lämna din försäkran om opartiskhet, eller anmäl jäv, innan du öppnar handlingarna.`,
    ),
  ),
  'supplement-received': staff(
    'DIGEST',
    ['official'],
    words(
      'Komplettering har kommit in',
      'A supplement has come in',
      'komplettering har kommit in',
      (where) => `Det har kommit en komplettering ${where}.`,
    ),
  ),
  'reply-received': staff(
    'DIGEST',
    ['official'],
    words('Yttrande har kommit in', 'Comments have come in', 'yttrande har kommit in', (where) => `Det har kommit ett yttrande ${where}.`),
  ),
  'application-changed': staff(
    'DIGEST',
    ['official', 'adviser'],
    words(
      'Ansökan ändrad eller återkallad',
      'Application amended or withdrawn',
      'ansökan är ändrad',
      (where) => `Ansökan är ändrad eller återkallad ${where}.`,
    ),
  ),
  'meeting-answered': staff(
    'DIGEST',
    ['official'],
    words('Svar om mötestid', 'Answer about a meeting', 'svar om mötestid', (where) => `Sökanden har svarat om ett möte ${where}.`),
  ),
  'report-received': staff(
    'DIGEST',
    ['official'],
    words(
      'Redovisning har kommit in',
      'A report on the grant has come in',
      'redovisning har kommit in',
      (where) => `Redovisningen har kommit in ${where}.`,
    ),
  ),
  'deadline-near': staff(
    'DIGEST',
    ['official', 'registrar'],
    words('En frist närmar sig', 'A time limit is near', 'en frist närmar sig', (where) => `En frist närmar sig ${where}.`),
  ),
  'deadline-passed': staff(
    'DIGEST',
    ['official', 'registrar', 'boardSecretary'],
    words('En frist har gått ut', 'A time limit has run out', 'en frist har gått ut', (where) => `En frist har gått ut ${where}.`),
  ),
  'proposal-ready': staff(
    'NOW',
    ['delegate'],
    words(
      'Förslag klart för beslut',
      'Proposal ready for decision',
      'klart för beslut',
      (where) => `Det finns ett förslag att ta ställning till ${where}.`,
    ),
  ),
  'proposal-returned': staff(
    'NOW',
    ['official', 'adviser'],
    words('Förslag återsänt', 'Proposal sent back', 'förslaget är återsänt', (where) => `Förslaget är återsänt ${where}.`),
  ),
  'referred-to-board': staff(
    'DIGEST',
    ['official', 'boardSecretary'],
    words(
      'Hänskjutet till nämnden',
      'Referred to the board',
      'hänskjutet till nämnden',
      (where) => `Frågan är hänskjuten till nämnden ${where}.`,
    ),
  ),
  'decision-made': staff(
    'DIGEST',
    ['official', 'adviser', 'boardSecretary'],
    words('Beslut fattat', 'Decision made', 'beslut är fattat', (where) => `Beslut är fattat ${where}.`),
  ),
  'conflict-declared': staff(
    'NOW',
    ['official', 'delegate', 'boardSecretary'],
    words('Jäv anmält', 'Conflict of interest declared', 'jäv är anmält', (where) => `Jäv är anmält ${where} och frågan ska avgöras.`),
  ),
  'conflict-decided': staff(
    'NOW',
    ['official', 'adviser', 'registrar', 'delegate', 'boardSecretary', 'administrator'],
    words('Jävsfråga avgjord', 'Conflict of interest decided on', 'jävsfråga avgjord', (where) => `En jävsfråga är avgjord ${where}.`),
  ),
  'mail-refused': staff(
    'NOW',
    ['official', 'registrar'],
    words(
      'Ett utskick kom inte fram',
      'A mail did not arrive',
      'ett utskick kom inte fram',
      (where) => `Ett utskick till sökanden togs inte emot ${where}. Se registret över utskick, och nå sökanden på annat sätt.`,
    ),
  ),
} as const satisfies Readonly<Record<string, NoticeKind>>;

export type NoticeKindName = keyof typeof NOTICE_KINDS;
export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as readonly NoticeKindName[];
export const noticeKind = (name: NoticeKindName): NoticeKind => NOTICE_KINDS[name];
export const isNoticeKind = (name: string): name is NoticeKindName => Object.hasOwn(NOTICE_KINDS, name);

/** What a role can be told, in the order of the list. */
export const kindsOf = (role: Role): readonly NoticeKindName[] => NOTICE_KIND_NAMES.filter((name) => noticeKind(name).roles.includes(role));
