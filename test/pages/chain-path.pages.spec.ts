/**
 * The chain of a delegated decision as people make it, from the board's delegation to legal force, in a service that is taken from day to day: one that
 * holds from beginning to end, and three that something happens to. It begins on a Monday in February; the board meets on the Thursday.
 */
import { plusDays } from '#libs/kernel';
import { lastDayToAppeal } from '#libs/timers';
import { establish, officeOf, type Office } from '../e2e/board';
import { decide, declare, grant, prepare } from '../e2e/case-work';
import { chainOn, isGreen, isTold, linkOn, LINKS, onTheLine, stands } from './chain-path/chain';
import * as court from './chain-path/court';
import * as deciding from './chain-path/deciding';
import * as delegating from './chain-path/delegating';
import { expect, test } from './chain-path/fixtures';
import * as meeting from './chain-path/meeting';
import { open } from './main-path/page';

const ANSWER = 'Förvaltningsrätten i Karlstad har svarat i mejl i dag: inget överklagande har kommit in.';
/** Nothing has been announced, or it runs. */
const TIME_RUNS = { 'Anslaget uppe hela tiden': 'Väntar', 'Tid för överklagande': 'Väntar', 'Laga kraft': 'Väntar' } as const;
const DECIDED = { 'Anmält eller protokollfört': 'Väntar', 'Protokoll justerat': 'Väntar', Tillkännagivet: 'Väntar', ...TIME_RUNS } as const;
interface Walked {
  readonly id: string;
  readonly number: string;
}

test.describe('from the delegation to legal force', () => {
  test.describe.configure({ mode: 'serial', timeout: 180_000 });
  let office: Office;
  /** By what becomes of each. */
  let whole: Walked, interrupted: Walked, expired: Walked, annulled: Walked;
  let held: string, heldBeside: string, heldAnew: string;
  let lastDay: string, lastDayAnew: string;

  const readyToDecide = async (): Promise<Walked> => {
    const id = await prepare(office, { proposal: grant() });
    const { number } = (await office.sara.sees<{ case: { number: string } }>(`/api/cases/${id}`)).case;
    return { id, number };
  };

  test('the board delegates to a post, and the post is held', async ({ as, desk, time }) => {
    office = await officeOf({ desk }, 'kedjan');
    await desk('ersattare.mikael'); // a post is given to those who are known here
    await establish(office);
    const karin = await as('namndsekreterare.karin');
    const item = { number: 'H.1', matter: 'Bevilja bidrag till sociala innovationer', kind: 'bifall', limit: '45 000' };
    await delegating.adopt(karin, office.board, { version: '2027:1', paragraph: 'PN § 7' }, item);
    await delegating.assign(karin, office.board, { holder: 'Anna Bergvall (delegat)', from: time.today() });
    const acting = { to: plusDays(time.today(), 1), reason: 'Anna Bergvall är på kurs.' };
    await delegating.assign(karin, office.board, { holder: 'Mikael Sundin (delegat)', from: plusDays(time.today(), -3), acting });
  });

  test('the delegate signs, and the decision waits for the board', async ({ as, desk, trouble }) => {
    trouble.expect(/POST .*confirm-legal-force: 4/);
    [whole, interrupted, expired, annulled] = await Promise.all([readyToDecide(), readyToDecide(), readyToDecide(), readyToDecide()]);
    await deciding.sign(await as('omradeschef.anna'), whole.id);
    await decide(office.anna, annulled.id);
    const mikael = await desk('ersattare.mikael');
    await declare(mikael, expired.id);
    await decide(mikael, expired.id);
    const sara = await as('handlaggare.sara');
    await stands(sara, office.sara, whole.id, DECIDED);
    await court.forceIsRefused(sara, whole.id, 'Protokollet är inte tillkännagivet på anslagstavlan');
    const told = { recipient: 'Amina Yusuf', channel: 'PORTAL', explanation: 'Ni får hela bidraget.' };
    await office.sara.does(`/api/cases/${whole.id}/dispatch-decision`, told);
  });

  test('a substitute whose period has ended signs nothing, and is told what to do', async ({ as, desk, time, trouble }) => {
    await declare(await desk('ersattare.mikael'), interrupted.id);
    const mikael = await as('ersattare.mikael');
    await deciding.write(mikael, interrupted.id);
    await time.travelTo(plusDays(time.today(), 3));
    trouble.expect(/POST .*decision-statement: 4/);
    await deciding.isRefused(mikael, 'Du har ingen befattning med beslutanderätt', 'Lämna ärendet till den som har delegation');
    await mikael.close(); // a window on what somebody else decides meanwhile is another test's
    await decide(office.anna, interrupted.id);
  });

  test('what was signed on a period that turns out to have ended is not whole', async ({ as, time }) => {
    const karin = await as('namndsekreterare.karin');
    await delegating.correctEnd(karin, office.board, 'Mikael Sundin', plusDays(time.today(), -4), 'Det hade redan återkallats.');
    await stands(karin, office.karin, expired.id, { ...DECIDED, Befattning: 'Bruten' });
    await expect(linkOn(karin, 'Befattning')).toContainText('Låt nämnden pröva om beslutet ska godtas eller fattas på nytt');
  });

  test('it is reported at a meeting by its list, the minutes are approved and announced, and the time runs', async ({ as, time }) => {
    const karin = await as('namndsekreterare.karin');
    held = await meeting.call(karin, time.today(), [whole.number, expired.number, annulled.number]);
    await meeting.hold(karin, '§ 31');
    await meeting.approve(karin);
    await meeting.announce(karin, 'https://anslag.example/31');
    lastDay = lastDayToAppeal(time.today());
    await stands(karin, office.karin, whole.id, TIME_RUNS);
    heldBeside = await meeting.minuted(office.karin, office.board, interrupted.id, time.today());
    await open(karin, heldBeside);
    await meeting.announce(karin, 'https://anslag.example/8');
  });

  test('an announcement that has been down has announced nothing: it is posted anew, and three new weeks begin', async ({ as, time }) => {
    await time.travelTo(plusDays(time.today(), 7));
    const karin = await as('namndsekreterare.karin');
    await meeting.interrupt(karin, heldBeside, 'Anslagstavlan på webben låg nere.');
    await stands(karin, office.karin, interrupted.id, { ...TIME_RUNS, 'Anslaget uppe hela tiden': 'Bruten' });
    await expect(linkOn(karin, 'Anslaget uppe hela tiden')).toContainText('Anslå protokollet på nytt: tre nya veckor börjar då.');
    await open(karin, heldBeside);
    await meeting.announce(karin, 'https://anslag.example/8-igen');
    lastDayAnew = lastDayToAppeal(time.today());
    await isTold(office.karin, interrupted.id, TIME_RUNS);
  });

  test('an appeal is stamped and forwarded, and a stay keeps the decision from being carried out', async ({ as }) => {
    const eva = await as('registrator.eva');
    await court.receive(eva, annulled.id, 'Maj Medlem');
    await court.forward(eva);
    await court.courtCase(eva, '1234-27');
    await court.stay(eva);
  });

  test('when the time is out the court is asked, and its answer gives the decision legal force', async ({ as, time, trouble }) => {
    trouble.expect(/POST .*confirm-legal-force: 4/);
    await time.travelTo(lastDay);
    const sara = await as('handlaggare.sara');
    await court.forceIsRefused(sara, whole.id, 'Beslutet kan vinna laga kraft tidigast');
    await time.travelTo(plusDays(lastDay, 1));
    await stands(sara, office.sara, whole.id, { 'Laga kraft': 'Väntar' });
    await expect(linkOn(sara, 'Laga kraft')).toContainText('Kontrollera med förvaltningsrätten om någon har överklagat');
    await open(sara, `/arenden/${whole.id}/beslut-efterat`);
    await expect(
      sara.getByText('tid utgången, kontrollera med förvaltningsrätten', { exact: true }).filter({ visible: true }),
    ).toBeVisible();
    await expect(sara.locator('.case-bar').getByRole('link', { name: 'Bekräfta laga kraft' })).toBeVisible();

    await meeting.takeDown(await as('namndsekreterare.karin'), held);
    // what the meeting's minutes meant for the case is written into it by the worker: who sends before that is asked to read first
    await expect(sara.getByText('Tillkännagivandet togs ned').first()).toBeVisible();
    await court.confirmForce(sara, whole.id, ANSWER);
    await isGreen(sara, office.sara, whole.id);
    expect(onTheLine(time, whole.number)).toEqual({ code: 0, links: LINKS.map(() => 'Håller') });
    const amina = await as('sokande.amina');
    await open(amina, `/mina/${whole.id}`);
    await expect(amina.getByText('Beslutet har fått laga kraft.')).toBeVisible();
  });

  test('legal force mends no broken link, and is refused where the time runs anew or a court has the case', async ({ as, trouble }) => {
    trouble.expect(/POST .*confirm-legal-force: 4/);
    const sara = await as('handlaggare.sara');
    await court.confirmForce(sara, expired.id, ANSWER);
    await isTold(office.sara, expired.id, { Befattning: 'Bruten' });
    await court.forceIsRefused(sara, interrupted.id, 'Beslutet kan vinna laga kraft tidigast');
    await court.forceIsRefused(sara, annulled.id, 'Domstolen har beslutat om inhibition');
  });

  test('what the court annuls is taken up anew, and another decision goes the whole way', async ({ as, time }) => {
    await court.annul(await as('registrator.eva'), annulled.id, time.today());
    await court.reopen(await as('handlaggare.sara'), annulled.id);
    await office.sara.does(`/api/cases/${annulled.id}/revise-proposal`, grant());
    await office.sara.does(`/api/cases/${annulled.id}/submit-proposal`);
    await deciding.sign(await as('omradeschef.anna'), annulled.id);
    heldAnew = await meeting.minuted(office.karin, office.board, annulled.id, time.today());
    const karin = await as('namndsekreterare.karin');
    await open(karin, heldAnew);
    await meeting.announce(karin, 'https://anslag.example/8-om');
    await stands(karin, office.karin, annulled.id, TIME_RUNS);
    await expect(chainOn(karin, 1)).toContainText('Ett senare har trätt i dess ställe');
    await expect(chainOn(karin, 1)).toContainText('Upphävt av domstol');
    await expect(chainOn(karin, 1)).toContainText('Se det beslut som ersätter det.');
  });

  test('the times that began later run out in their turn, and then nothing remains but what is broken', async ({ as, time }) => {
    const lastOfAll = lastDayToAppeal(time.today());
    const sara = await as('handlaggare.sara');
    for (const [last, { id }] of [
      [lastDayAnew, interrupted],
      [lastOfAll, annulled],
    ] as const) {
      await time.travelTo(plusDays(last, 1));
      await court.confirmForce(sara, id, ANSWER);
      await isGreen(sara, office.sara, id);
    }
    await open(sara, '/kedjor');
    await expect(sara.locator('.rows').getByRole('listitem')).toHaveCount(1);
    await expect(sara.locator('.rows')).toContainText(expired.number);
  });
});
