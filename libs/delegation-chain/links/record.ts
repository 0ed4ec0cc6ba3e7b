/** From the decision to the notice board: recorded with the board (KL 7:8), minutes approved (KL 5:69, 6:35), announced (KL 8:10). */
import { formatDay, type Wording } from '#libs/kernel';
import { lastDayToAnnounce, lastDayToApprove } from '#libs/timers';
import type { Link } from '../chain';
import type { After, DecisionFacts } from '../facts';
import { afterwards, broken, done, holds, waits, waitsUntil } from './making';

export type Route = 'ANMALAN' | 'SARSKILT_PROTOKOLL';

const recorded = (decision: DecisionFacts): readonly After[] =>
  afterwards(decision, 'DecisionReportedToBoard', 'DecisionSeparatelyMinuted');
const dayOfRecord = ({ body }: After): string => body['meetingOn'] ?? body['minutedOn'] ?? '';
/** How the board has been told, as the order names it; null = not yet. */
export function recordedRoute(decision: DecisionFacts): Route | null {
  const [first] = recorded(decision);
  if (!first) return null;
  return first.type === 'DecisionReportedToBoard' ? 'ANMALAN' : 'SARSKILT_PROTOKOLL';
}
const SECRETARY: Wording = {
  sv: 'Be nämndsekreteraren reda ut det med nämnden.',
  en: 'Ask the board secretary to clear it up with the board.',
};

/** `route` = as the item of the order says; null when the item can't be found, and then either will do. */
export function record(decision: DecisionFacts, route: Route | null): Link {
  const [first, ...more] = recorded(decision);
  if (!first)
    return waits(
      'RECORD',
      route === 'SARSKILT_PROTOKOLL'
        ? { sv: 'Väntar på att protokollföras särskilt.', en: 'Waits to be minuted separately.' }
        : { sv: 'Väntar på att anmälas vid ett sammanträde med nämnden.', en: 'Waits to be reported at a meeting of the board.' },
      { since: decision.decidedOn },
    );
  const evidence = [first, ...more];
  if (more.length > 0)
    return broken(
      'RECORD',
      {
        sv: `Beslutet är anmält eller protokollfört mer än en gång, och det går inte att säga vilket protokoll tiden räknas från. ${SECRETARY.sv}`,
        en: `The decision has been reported or minuted more than once, and it cannot be told from which minutes the time runs. ${SECRETARY.en}`,
      },
      evidence,
    );
  const reported = first.type === 'DecisionReportedToBoard';
  if (route !== null && reported !== (route === 'ANMALAN'))
    return broken(
      'RECORD',
      reported
        ? {
            sv: `Beslutet är anmält, men delegationsordningen säger att det ska protokollföras särskilt. ${SECRETARY.sv}`,
            en: `The decision has been reported, but the delegation order says that it is to be minuted separately. ${SECRETARY.en}`,
          }
        : {
            sv: `Beslutet är särskilt protokollfört, men delegationsordningen säger att det ska anmälas till nämnden. ${SECRETARY.sv}`,
            en: `The decision has been minuted separately, but the delegation order says that it is to be reported to the board. ${SECRETARY.en}`,
          },
      evidence,
    );
  const on = dayOfRecord(first);
  if (on < decision.decidedOn)
    return broken(
      'RECORD',
      {
        sv: `Beslutet är anmält eller protokollfört före den dag då det fattades. ${SECRETARY.sv}`,
        en: `The decision was reported or minuted before the day it was made. ${SECRETARY.en}`,
      },
      evidence,
    );
  return holds('RECORD', on, evidence);
}

const MINUTES_LATE: Wording = {
  sv: 'Protokollet är justerat senare än fjorton dagar efter sammanträdet. Tiden för överklagande räknas ändå från anslaget.',
  en: 'The minutes were approved more than fourteen days after the meeting. The time for appeal still runs from the announcement.',
};

export function minutes(decision: DecisionFacts, today: string): Link {
  const [first] = recorded(decision);
  if (!first)
    return waits('MINUTES', {
      sv: 'Beslutet ska först anmälas eller protokollföras.',
      en: 'The decision is first to be reported or minuted.',
    });
  const from = dayOfRecord(first);
  if (first.type === 'DecisionSeparatelyMinuted')
    return holds('MINUTES', from, [first], {
      why: {
        sv: 'Delegatens eget protokoll: det väntar inte på ett sammanträde.',
        en: 'The delegate’s own minutes: they await no meeting.',
      },
    });
  const [approved] = afterwards(decision, 'MinutesApproved');
  const due = lastDayToApprove(from);
  if (!approved)
    return waitsUntil('MINUTES', today, from, due, {
      waits: { sv: `Protokollet ska justeras senast ${formatDay(due)}.`, en: `The minutes are to be approved by ${formatDay(due, 'en')}.` },
      late: {
        sv: `Protokollet skulle ha justerats senast ${formatDay(due)}. Be ordföranden justera det nu.`,
        en: `The minutes should have been approved by ${formatDay(due, 'en')}. Ask the chair to approve them now.`,
      },
    });
  const on = approved.body['approvedOn'] ?? '';
  if (on < from)
    return broken(
      'MINUTES',
      {
        sv: `Protokollet är justerat före sammanträdet. ${SECRETARY.sv}`,
        en: `The minutes were approved before the meeting. ${SECRETARY.en}`,
      },
      [approved],
    );
  return done('MINUTES', on, due, MINUTES_LATE, [approved]);
}

/** The day that the minutes could be announced from; null = not yet. */
export function minutesOn(decision: DecisionFacts): string | null {
  const [first] = recorded(decision);
  if (!first) return null;
  if (first.type === 'DecisionSeparatelyMinuted') return dayOfRecord(first);
  return afterwards(decision, 'MinutesApproved')[0]?.body['approvedOn'] ?? null;
}

/** The announcements that count: those put up when there were minutes to announce. */
export function announcements(decision: DecisionFacts): readonly After[] {
  const from = minutesOn(decision);
  return afterwards(decision, 'AnnouncementPosted').filter(({ body }) => from !== null && (body['postedOn'] ?? '') >= from);
}

export function announcement(decision: DecisionFacts, today: string): Link {
  const from = minutesOn(decision);
  const [first] = announcements(decision);
  const early = afterwards(decision, 'AnnouncementPosted')[0];
  if (!first && early)
    return broken(
      'ANNOUNCEMENT',
      {
        sv: 'Anslaget sattes upp innan det fanns ett justerat protokoll att tillkännage. Anslå protokollet på nytt.',
        en: 'The announcement was posted before there were approved minutes to announce. Announce the minutes anew.',
      },
      [early],
    );
  if (from === null) return waits('ANNOUNCEMENT', { sv: 'Protokollet ska först justeras.', en: 'The minutes are first to be approved.' });
  const due = lastDayToAnnounce(from);
  if (!first)
    return waitsUntil('ANNOUNCEMENT', today, from, due, {
      waits: {
        sv: `Protokollet ska tillkännages på anslagstavlan senast ${formatDay(due)}.`,
        en: `The minutes are to be announced on the notice board by ${formatDay(due, 'en')}.`,
      },
      late: {
        sv: `Protokollet skulle ha tillkännagetts senast ${formatDay(due)}. Anslå det nu: tiden för överklagande börjar inte förrän då.`,
        en: `The minutes should have been announced by ${formatDay(due, 'en')}. Post them now: the time for appeal does not begin until then.`,
      },
    });
  return done(
    'ANNOUNCEMENT',
    first.body['postedOn'] ?? '',
    due,
    {
      sv: 'Protokollet tillkännagavs senare än andra dagen efter justeringen. Tiden för överklagande räknas från anslaget.',
      en: 'The minutes were announced later than the second day after they were approved. The time for appeal runs from the announcement.',
    },
    [first],
  );
}
