/** What the board has to have decided before the first case: written in over HTTP by those whose job it is. */
import { dayOf } from '#libs/kernel';
import { orderItem } from '../../libs/delegation/testing/item';
import type { TestApplication } from '../application';
import type { Desk } from '../desk';

export const CRITERIA = ['samhallsnytta', 'nyskapande', 'nytt-lokalt', 'forankring'] as const;
export const CLAUSES = [
  { id: 'andamal', text: 'Bidraget används till det som står i ansökan.' },
  { id: 'aterbetalning', text: 'Bidraget kan krävas tillbaka om villkoren inte följs.' },
] as const;

export const today = (): string => dayOf(Temporal.Now.instant());
export const inDays = (days: number): string => Temporal.PlainDate.from(today()).add({ days }).toString();

const grantItem = orderItem({ number: 'H.1', kinds: ['BIFALL', 'DELVIS_BIFALL'], post: 'omradeschef', limitOre: 4_500_000 });
const refusalItem = {
  ...grantItem,
  number: 'H.2',
  matter: 'Avslag, avvisning och avskrivning',
  kinds: ['AVSLAG', 'AVVISNING', 'AVSKRIVNING'],
  limitOre: null,
};

/** `scheme`, `board` and `group` are keys of its own: what one test lets the board decide touches no other. */
export interface Office {
  readonly scheme: string;
  readonly board: string;
  readonly group: string;
  readonly sara: Desk;
  readonly leila: Desk;
  readonly per: Desk;
  readonly eva: Desk;
  readonly anna: Desk;
  readonly karin: Desk;
  readonly amina: Desk;
  readonly bengt: Desk;
  readonly ulla: Desk;
}

/** Everybody signed in. */
export async function officeOf({ desk }: Pick<TestApplication, 'desk'>, key = 'prov'): Promise<Office> {
  return {
    scheme: `stod-${key}`,
    board: `namnd-${key}`,
    group: `grupp-${key}`,
    sara: await desk('handlaggare.sara'),
    leila: await desk('radgivare.leila'),
    per: await desk('radgivare.per'),
    eva: await desk('registrator.eva'),
    anna: await desk('omradeschef.anna'),
    karin: await desk('namndsekreterare.karin'),
    amina: await desk('sokande.amina'),
    bengt: await desk('sokande.bengt'),
    ulla: await desk('revisor.ulla'),
  };
}

/** When the board decided all of it, and from when it applies. */
const adopted = () => ({ adoptedOn: inDays(-40), validFrom: inDays(-30), boardParagraph: `Provnämnden ${inDays(-40)} § 7` });

/** Which way its decisions are appealed. */
type LegalRegime = 'KL13' | 'FL40' | 'NOT_APPEALABLE';

/** Scheme, guidelines, intake, group and frame in place. */
export async function establish(office: Office, legalRegime: LegalRegime = 'KL13'): Promise<void> {
  const { karin, sara, leila, per } = office;
  const scheme = `/api/schemes/${office.scheme}`;
  const { adoptedOn, validFrom, boardParagraph } = adopted();
  await karin.does('/api/schemes', {
    schemeId: office.scheme,
    name: 'Provstöd',
    board: 'Provnämnden',
    boardId: office.board,
    legalRegime,
    caseGroup: 'H',
  });
  await karin.does(`${scheme}/guidelines`, {
    version: 'riktlinjer 1',
    boardParagraph,
    adoptedOn,
    validFrom,
    criteria: CRITERIA.map((id) => ({ id, name: id, question: 'På vilket sätt?' })),
    maxScore: 3,
    amount: { minOre: 2_000_000, maxOre: 5_000_000 },
    ownShare: { percent: 100, hourOre: 33_000 },
    applicantForms: ['ideell förening'],
    municipalities: ['Örebro', 'Kumla'],
    meeting: 'ALWAYS',
    terms: { version: 'villkor 1', clauses: CLAUSES, reportMonthsAfterEnd: 1 },
    days: { supplement: 14, communication: 14, targetDecision: 60 },
  });
  await karin.does(`${scheme}/intake-rule`, { mode: 'ROLLING', closedMonths: [], boardParagraph });
  await karin.does(`${scheme}/compose-handling-group`, {
    groupId: office.group,
    name: 'Provgruppen',
    members: [sara.ref, leila.ref, per.ref],
  });
  await karin.does(`${scheme}/set-frame`, { year: Number(today().slice(0, 4)), amountOre: 500_000_000, boardParagraph });
}

/** Delegation order and post in place. */
async function delegate({ karin, anna, board }: Office): Promise<void> {
  const order = `/api/delegation/${board}`;
  const items = [grantItem, refusalItem];
  await karin.does(`${order}/adopt-order`, { board: 'Provnämnden', version: 'ordning 1', ...adopted(), items });
  await karin.does(`${order}/assign-post`, {
    post: 'omradeschef',
    title: 'områdeschef',
    holder: anna.ref,
    from: adopted().validFrom,
    to: null,
    acting: false,
    reason: null,
  });
}

/** Everybody signed in, and all that the board has to have decided in place. */
export async function openOffice(app: Pick<TestApplication, 'desk'>, key = 'prov', legalRegime: LegalRegime = 'KL13'): Promise<Office> {
  const office = await officeOf(app, key);
  await establish(office, legalRegime);
  await delegate(office);
  return office;
}
