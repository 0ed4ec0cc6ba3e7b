/** The announcement up all the time, the time for appeal, and legal force (KL 13:5–8); for FL 40 § the time from the notice to the party (FL 44 §). */
import { formatDay, plusDays, type Wording } from '#libs/kernel';
import { lastDayToAppeal } from '#libs/timers';
import type { LegalRegime, Link } from '../chain';
import type { After, DecisionFacts } from '../facts';
import { afterwards, broken, holds, waits } from './making';
import { appealsOf, some } from './court';
import { announcements } from './record';

/** A time for appeal that runs or has run: nothing has voided it. */
export interface Run {
  readonly from: string;
  readonly lastDay: string;
  readonly began: After;
}

/** What took the announcement down, of one posting: until the next. */
function takenDown({ after }: DecisionFacts, posting: After): readonly After[] {
  const rest = after.slice(after.indexOf(posting) + 1);
  const next = rest.findIndex(({ type }) => type === 'AnnouncementPosted');
  return (next < 0 ? rest : rest.slice(0, next)).filter(({ type }) => type === 'AnnouncementInterrupted' || type === 'AnnouncementRemoved');
}

const runFrom = (began: After, from: string): Run => ({ from, lastDay: lastDayToAppeal(from), began });

/** The first posting that nothing took down before its time was out, and the downfall of the last one otherwise. */
function announcedRun(decision: DecisionFacts): { readonly run: Run | null; readonly voided: readonly After[] } {
  let voided: readonly After[] = [];
  for (const posting of announcements(decision)) {
    const run = runFrom(posting, posting.body['postedOn']!);
    const during = takenDown(decision, posting).filter(({ body }) => {
      const day = body['interruptedOn'] ?? body['removedOn'] ?? '';
      return run.from <= day && day <= run.lastDay;
    });
    if (during.length === 0) return { run, voided: [] };
    voided = [posting, ...during];
  }
  return { run: null, voided };
}

const ANNOUNCE_ANEW: Wording = {
  sv: 'Tiden för överklagande börjar om när protokollet har tillkännagetts på nytt.',
  en: 'The time for appeal begins again when the minutes have been announced anew.',
};
export const NOT_ANNOUNCED: Wording = {
  sv: 'Tiden för överklagande börjar när protokollet har tillkännagetts.',
  en: 'The time for appeal begins when the minutes have been announced.',
};

export function noticeUp(decision: DecisionFacts, today: string): Link {
  const { run, voided } = announcedRun(decision);
  if (!run && voided.length > 0)
    return broken(
      'NOTICE_UP',
      {
        sv: 'Anslaget togs ned innan tiden var ute, och tiden har därför inte löpt ut. Anslå protokollet på nytt: tre nya veckor börjar då.',
        en: 'The announcement was taken down before the time was out, so the time has not run out. Post it anew: three new weeks begin then.',
      },
      voided,
    );
  if (!run) return waits('NOTICE_UP', NOT_ANNOUNCED);
  if (today <= run.lastDay)
    return waits(
      'NOTICE_UP',
      {
        sv: `Anslaget ska sitta uppe till och med ${formatDay(run.lastDay)}.`,
        en: `The announcement is to stay up until and including ${formatDay(run.lastDay, 'en')}.`,
      },
      { since: run.from, due: run.lastDay },
      [run.began],
    );
  return holds('NOTICE_UP', run.lastDay, [run.began, ...afterwards(decision, 'AnnouncementRemoved').slice(-1)]);
}

/** The time that runs, by the decision's own track; null as long as none does. */
export function runOf(decision: DecisionFacts, regime: LegalRegime): Run | null {
  if (regime === 'KL13') return announcedRun(decision).run;
  const [notice] = afterwards(decision, 'NoticeReceived');
  const from = notice?.body['receivedOn'];
  return notice && from ? runFrom(notice, from) : null;
}

export function appealTime(decision: DecisionFacts, regime: LegalRegime, today: string): Link {
  const run = runOf(decision, regime);
  const cited = regime === 'FL40' ? { citation: 'FL 44 §, lag 1930:173' } : {};
  if (!run)
    return waits(
      'APPEAL_TIME',
      regime === 'KL13'
        ? announcements(decision).length > 0
          ? ANNOUNCE_ANEW
          : NOT_ANNOUNCED
        : {
            sv: 'Tiden börjar den dag parten fick del av beslutet. Skriv in den.',
            en: 'The time begins the day the party received the decision. Enter it.',
          },
      { ...cited, since: regime === 'FL40' ? decision.decidedOn : null },
    );
  if (today <= run.lastDay)
    return waits(
      'APPEAL_TIME',
      {
        sv: `Tiden löper till och med ${formatDay(run.lastDay)}.`,
        en: `The time runs until and including ${formatDay(run.lastDay, 'en')}.`,
      },
      { ...cited, since: run.from, due: run.lastDay },
      [run.began],
    );
  return holds('APPEAL_TIME', run.lastDay, [run.began, ...afterwards(decision, 'AppealTimeEnded')], cited);
}

export function legalForce(decision: DecisionFacts, regime: LegalRegime, today: string): Link {
  const cited = regime === 'FL40' ? { citation: 'FL 43–44 §§' } : {};
  const no = (why: Wording, evidence: readonly After[]): Link => broken('LEGAL_FORCE', why, evidence, cited);
  const appeals = appealsOf(decision, today);
  const annulled = some(appeals, 'annulled');
  const [reopened] = afterwards(decision, 'CaseReopenedAfterAnnulment');
  if (reopened)
    return no(
      {
        sv: 'Domstolen har upphävt beslutet, och ärendet är återupptaget. Se det beslut som ersätter det.',
        en: 'The court has annulled the decision, and the case has been reopened. See the decision that replaces it.',
      },
      [...annulled, reopened],
    );
  if (annulled.length > 0)
    return no(
      {
        sv: 'Domstolen har upphävt beslutet. Återuppta ärendet, och rätta det som har verkställts så långt det går (KL 13:15).',
        en: 'The court has annulled the decision. Reopen the case, and undo what has been carried out as far as possible (KL 13:15).',
      },
      annulled,
    );
  const revoked = afterwards(decision, 'DecisionRevoked');
  if (revoked.length > 0)
    return no(
      { sv: 'Beslutet är återkallat. Se det beslut som ersätter det.', en: 'The decision has been revoked. See the one that replaces it.' },
      revoked,
    );
  const [appeal] = some(appeals, 'open');
  if (appeal)
    return waits(
      'LEGAL_FORCE',
      {
        sv: 'Beslutet är överklagat. Vänta på ett avgörande som har vunnit laga kraft.',
        en: 'The decision has been appealed against. Wait for a ruling that is final.',
      },
      { ...cited, since: appeal.recordedOn },
      [appeal],
    );
  const [stay] = some(appeals, 'stay');
  if (stay)
    return waits(
      'LEGAL_FORCE',
      {
        sv: 'Domstolen har beslutat om inhibition. Verkställ inget förrän den är upphävd.',
        en: 'The court has ordered a stay. Carry nothing out until it is lifted.',
      },
      { ...cited, since: stay.recordedOn },
      [stay],
    );
  return confirmed(decision, regime, today, cited);
}

function confirmed(decision: DecisionFacts, regime: LegalRegime, today: string, cited: { readonly citation?: string }): Link {
  const run = runOf(decision, regime);
  const given = afterwards(decision, 'LegalForceConfirmed');
  const good = given.find(
    ({ role, body }) =>
      run !== null && role !== 'system' && (body['evidence'] ?? '').trim() !== '' && (body['confirmedOn'] ?? '') > run.lastDay,
  );
  if (good) return holds('LEGAL_FORCE', good.body['confirmedOn']!, [good], cited);
  if (given.length > 0)
    return broken(
      'LEGAL_FORCE',
      {
        sv: 'Laga kraft är inskriven utan att tiden för överklagande hade löpt ut, eller utan bevis av en person. Kontrollera med förvaltningsrätten.',
        en: 'It has been entered as final although the time for appeal had not run out, or without proof given by a person. Check with the administrative court.',
      },
      given,
      cited,
    );
  if (run && today > run.lastDay)
    return waits(
      'LEGAL_FORCE',
      {
        sv: `Tiden gick ut ${formatDay(run.lastDay)}. Kontrollera med förvaltningsrätten om någon har överklagat, och skriv in svaret.`,
        en: `The time ran out on ${formatDay(run.lastDay, 'en')}. Check with the administrative court whether anybody has appealed, and enter the answer.`,
      },
      { ...cited, since: plusDays(run.lastDay, 1) },
    );
  return waits('LEGAL_FORCE', { sv: 'Tiden för överklagande har inte löpt ut.', en: 'The time for appeal has not run out.' }, cited);
}
