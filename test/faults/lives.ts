/** What people do with cases during a run: each life is one case, from its application to where it is left. */
import type { Desk } from '../desk';
import { inDays, type Office } from '../e2e/board';
import { approval, formFor, prepare, ruling, shownTo, type Shown } from '../e2e/case-work';
import type { Errands } from './errands';

/** Gives the case's id. */
export type Life = (errands: Errands) => Promise<string>;
export type LifeName = 'applied' | 'handled' | 'decided';

type Page = { readonly case: { readonly page: { readonly supplements: readonly { readonly id: string }[] } } };

/** An application, from draft to case. */
export const applied =
  ({ scheme }: Office, who: Desk): Life =>
  async (errands) => {
    const draft = `/api/drafts/${errands.newId()}`;
    await errands.save(who, draft, { schemeId: scheme, callId: null, content: formFor() });
    return (await errands.send(who, `${draft}/submit`)).caseId!;
  };

/** Registered, handed out, read by three at the same time, and asked for more: eight commands. */
export const handled =
  (office: Office): Life =>
  async (errands) => {
    const { amina, eva, sara, leila, per, group } = office;
    const caseId = await applied(office, amina)(errands);
    const path = `/api/cases/${caseId}`;
    await errands.send(eva, `${path}/register`, { number: null, registeredOn: inDays(0), sender: null, subject: null, withheld: null });
    await errands.send(sara, `${path}/assign`, { official: sara.ref, groupId: group, advisers: [leila.ref, per.ref] });
    const impartial = { advisedApplicant: false, statement: 'Jag känner ingen i föreningen.' };
    await Promise.all([sara, leila, per].map((who) => errands.send(who, `${path}/declare-impartiality`, impartial)));
    const { position } = await errands.send(sara, `${path}/request-supplement`, {
      items: [{ what: 'Intyg', why: 'Förankringen ska kunna styrkas.' }],
      deadline: inDays(14),
      consequence: 'Utan det bedöms förankringen på det som finns.',
    });
    const supplementId = (await errands.look<Page>(sara, path, position)).case.page.supplements[0]!.id;
    await errands.send(amina, `${path}/receive-supplement`, { supplementId, receivedAt: null, answer: 'Bostadsbolaget lånar ut köken.' });
    return caseId;
  };

/** A case on the delegate's table whose decision has been shown and approved by a new sign-in: the next thing is to send it. */
export interface Approved {
  readonly caseId: string;
  readonly delegate: Desk;
  readonly shown: Shown;
}

export async function approved(office: Office, delegate: Desk): Promise<Approved> {
  const caseId = await prepare(office);
  const shown = await shownTo(delegate, caseId, ruling());
  await delegate.browser.stepUp(shown.digest);
  return { caseId, delegate, shown };
}

/** Money is reserved in one stream and the decision written in another. */
export const decided =
  ({ caseId, delegate, shown }: Approved): Life =>
  async (errands) => {
    await errands.send(delegate, `/api/cases/${caseId}/decision`, approval(shown, ruling()));
    return caseId;
  };
