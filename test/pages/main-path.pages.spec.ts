/** One case from the first word of the application to the auditor's files, walked through the pages by everybody it passes. */
import { momentIn, prepare } from '../e2e/case-work';
import { expect, test } from './fixtures';
import { PHONE, settled } from './look-over';
import * as applying from './main-path/applying';
import * as assessing from './main-path/assessing';
import * as auditing from './main-path/auditing';
import * as deciding from './main-path/deciding';
import { CRITERIA, open, press, told, type Walked } from './main-path/page';
import * as preparing from './main-path/preparing';
import * as queue from './main-path/queue';

const ANSWER = 'Bostadsbolaget skrev under i går.';
const REASONS = 'Köken står klara och grannarna vill. Projektet kan bära sig självt, och därför beviljas hela beloppet.';
const PHONE_CALL = 'Ett kök till är ledigt.';

test.describe('a case, from beginning to end', () => {
  test.describe.configure({ mode: 'serial', timeout: 300_000 });
  let walked: Walked = { title: 'Grannkök på hjul', caseId: '', number: '' };

  test('is applied for: what is typed is safe, a fault is named and mended, and the receipt says what comes', async ({ as, trouble }) => {
    trouble.expect(/POST \/api\/drafts\/.*\/check: 422/);
    const amina = await as('sokande.amina');
    await applying.writeApplication(amina, walked.title);
    walked = { ...walked, caseId: await applying.mendAndSubmit(amina, walked.title) };
  });

  test('is registered, and fetched from the list with the keyboard alone by whoever handles it', async ({ as }) => {
    walked = { ...walked, number: await queue.register(await as('registrator.eva'), walked) };
    const sara = await as('handlaggare.sara');
    await queue.fetchWithKeyboard(sara, walked);
    await queue.declare(sara, walked);
    await preparing.acknowledgeAndCheck(sara);
  });

  test('is completed: the applicant answers and books on a phone, and the meeting is held', async ({ as }) => {
    for (const adviser of ['radgivare.leila', 'radgivare.per']) {
      const page = await as(adviser);
      await open(page, `/arenden/${walked.caseId}`);
      await queue.declare(page, walked);
    }
    const sara = await as('handlaggare.sara');
    await open(sara, `/arenden/${walked.caseId}`);
    await preparing.askForSupplement(sara);
    const amina = await as('sokande.amina', { viewport: PHONE });
    await applying.answerSupplement(amina, walked, ANSWER);
    await preparing.offerMeeting(sara, ANSWER);
    await applying.bookMeeting(amina, walked);
    await preparing.holdMeeting(sara, walked);
  });

  test('is assessed by all three, each without seeing what the others think until all have said it', async ({ as }) => {
    const sara = await as('handlaggare.sara');
    const leila = await as('radgivare.leila');
    const per = await as('radgivare.per');
    await assessing.assess(sara, walked, 'Sara');
    await assessing.assess(leila, walked, 'Leila');
    await settled(leila);
    await assessing.seesOf(leila, 'Leila', true);
    await assessing.seesOf(leila, 'Sara', false);
    await assessing.assess(per, walked, 'Per');
    for (const who of ['Sara', 'Leila', 'Per']) await assessing.seesOf(leila, who, true);

    await assessing.assessStateAid(sara, walked);
    await preparing.refer(sara);
    await assessing.propose(sara);
    await assessing.revise(sara);
    await assessing.submit(sara);
  });

  test('is decided on a phone with the keyboard alone', async ({ as, desk }) => {
    await (
      await desk('radgivare.leila')
    ).does(`/api/cases/${walked.caseId}/record-note`, {
      meetingId: null,
      occurredAt: momentIn(0),
      source: 'Amina Yusuf',
      channel: 'PHONE',
      facts: PHONE_CALL,
      opinion: null,
    });
    const anna = await as('omradeschef.anna', { viewport: PHONE });
    await deciding.openFromList(anna, walked);
    await deciding.readBasis(anna, 'Leila Haddad');
    await deciding.sign(anna, REASONS);
  });

  test('is dispatched, and the applicant reads it in Swedish and in English, and takes it home as a document', async ({ as }) => {
    await assessing.dispatch(await as('handlaggare.sara'), walked);
    const amina = await as('sokande.amina', { viewport: PHONE });
    await applying.readDecision(amina, walked, REASONS, CRITERIA);
    await applying.takeDecision(amina);
  });

  test('is audited: found, stepped through, its proof checked, and taken home as files', async ({ as }) => {
    const ulla = await as('revisor.ulla');
    await auditing.find(ulla, walked);
    await auditing.stepThrough(ulla);
    await auditing.takeFiles(ulla);
    await auditing.checkProof(ulla, walked);
  });
});

test.describe('beside the main path', () => {
  test('a proposal that is sent back is revised, and decided on as it then stands', async ({ as, office }) => {
    test.slow();
    const caseId = await prepare(office);
    const anna = await as('omradeschef.anna', { viewport: PHONE });
    await deciding.sendBack(anna, caseId, 'Skriv hur köken ska drivas sedan.');
    const sara = await as('handlaggare.sara');
    await open(sara, `/arenden/${caseId}/forslag`);
    await expect(sara.getByText('Skriv hur köken ska drivas sedan.')).toBeVisible();
    await assessing.revise(sara);
    await assessing.submit(sara);
    await open(anna, `/arenden/${caseId}/beslut`);
    await expect(anna.getByRole('region', { name: 'Förslag till beslut, version 2' })).toContainText('köken är bokade till hösten');
    await deciding.sign(anna, REASONS);
  });

  test('an adviser who has helped the applicant is out of the case, before and after the question is decided', async ({
    as,
    office,
    trouble,
  }) => {
    test.slow();
    const caseId = await prepare(office);
    trouble.expect(new RegExp(`/api/cases/${caseId}.*: 403`));
    const per = await as('radgivare.per');
    await open(per, `/arenden/${caseId}`);
    await press(per, 'Anmäl jäv');
    const dialog = per.getByRole('dialog');
    await dialog.getByLabel('Något annat gör').check();
    await dialog.getByLabel('Beskriv omständigheterna').fill('Jag har hjälpt till med ansökan.');
    await press(dialog, 'Anmäl jäv');
    const barred = per.getByRole('heading', { level: 1, name: 'Du deltar inte i det här ärendet' });
    await expect(barred).toBeVisible();

    const karin = await as('namndsekreterare.karin');
    await open(karin, `/arenden/${caseId}`);
    await press(karin, 'Avgör jävsfrågan');
    await karin.getByLabel('Jäv föreligger', { exact: true }).check();
    await karin.getByLabel('Skäl').fill('Den som hjälpt till bedömer inte.');
    await press(karin, 'Avgör frågan');
    await told(karin, 'Jävsfrågan är avgjord.');
    await open(per, `/arenden/${caseId}`);
    await expect(barred).toBeVisible();
    await expect(per.getByText('Grannar som inte känner varandra')).toHaveCount(0);
  });
});
