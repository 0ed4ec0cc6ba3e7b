import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import { TIMER_NAMES, timerKind, type SetTimer } from '#libs/timers';
import type { SchemeEvent } from '../events';
import type { SchemeState } from '../scheme';
import type { CommandBody } from './commands';

const policy = (field: string) => ({ basis: 'POLICY', citation: 'nämndens rutin', field }) as const;

/** Longer than anybody waits; a slip of the pen is stopped here. */
const LONGEST = { DAYS: 3650, WORKING_DAYS: 2600, MONTHS: 120 } as const;

/** What the law sets may be kept shorter where the law leaves room for it, never longer, and never unwatched. */
function refuseRule({ kind, length, unit, on }: SetTimer, index: number) {
  const { law, citation } = timerKind(kind);
  const { sv, en } = TIMER_NAMES[kind];
  const field = `timers.${index}.length`;
  if (!law) {
    if (length <= LONGEST[unit]) return undefined;
    return refuse(
      'timer-too-long',
      { sv: `Tiden för ${sv} är orimligt lång. Rätta den.`, en: `The time for ${en} is far too long. Correct it.` },
      policy(field),
    );
  }
  if (on && unit === 'DAYS' && length >= law.least && length <= law.most) return undefined;
  const [least, most] = [law.least, law.most];
  return refuse(
    'timer-against-the-law',
    least === most
      ? {
          sv: `Tiden för ${sv} är ${most} kalenderdagar enligt lag. Den kan varken ändras eller stängas av.`,
          en: `The time for ${en} is ${most} calendar days by law. It can be neither changed nor switched off.`,
        }
      : {
          sv: `Tiden för ${sv} är högst ${most} kalenderdagar enligt lag. Den kan kortas men varken förlängas eller stängas av.`,
          en: `The time for ${en} is at most ${most} calendar days by law. It can be made shorter, but neither longer nor switched off.`,
        },
    { basis: 'LAW', citation, field },
  );
}

/** The times of the routine, for what arrives from a day on: cases that run keep those of the day they arrived. */
export function setTimers(body: CommandBody<'SetTimers'>, state: SchemeState, today: string): Decision<SchemeEvent> {
  const { timers, validFrom } = body;
  const last = state.timers.at(-1);
  if (last && canonicalJson(last) === canonicalJson(body)) return accept();
  if (validFrom < today)
    return refuse(
      'timers-retroactive',
      {
        sv: 'Tidsfrister gäller ansökningar som kommer in från och med en dag, tidigast i dag. Ange en senare dag.',
        en: 'Time limits apply to applications that arrive from a day on, today at the earliest. Enter a later day.',
      },
      policy('validFrom'),
    );
  const repeated = timers.findIndex(({ kind }, index) => timers.findIndex((one) => one.kind === kind) < index);
  if (repeated >= 0)
    return refuse(
      'timer-repeated',
      {
        sv: `Tiden för ${TIMER_NAMES[timers[repeated]!.kind].sv} står två gånger. Ta bort den ena.`,
        en: `The time for ${TIMER_NAMES[timers[repeated]!.kind].en} is there twice. Remove one of them.`,
      },
      policy(`timers.${repeated}.kind`),
    );
  for (const [index, timer] of timers.entries()) {
    const refused = refuseRule(timer, index);
    if (refused) return refused;
  }
  return accept({ type: 'TimersSet', body });
}
