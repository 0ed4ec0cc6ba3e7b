/** What may be done to the year's money: set the frame, reserve out of it for a decision, and settle what became of the reservations. */
import { contentOf, type Decider, type Person } from '#libs/event-log';
import { accept, canonicalJson, formatOre, refuse, type Decision } from '#libs/kernel';
import type { FrameEvent } from '../events';
import { evolveFrame, noFrame, reservationFor, unsettled, usedOre, type FrameState, type Reservation } from '../frame';
import { releaseEnded, type ReleaseEnded } from './release-ended';
import { budget, settle, type Settlement } from './settle';

type BodyOf<T extends FrameEvent['type']> = Extract<FrameEvent, { type: T }>['body'];

export type FrameCommand =
  | ({ readonly type: 'SetFrame' } & BodyOf<'FrameSet'>)
  | ({ readonly type: 'Reserve' } & BodyOf<'FrameReserved'>)
  | { readonly type: 'Settle'; readonly settlements: readonly Settlement[] }
  | ReleaseEnded;

export type { Settlement };

export interface FrameContext {
  readonly actor: Person;
  readonly today: string;
}

const isAmount = (ore: number): boolean => Number.isSafeInteger(ore) && ore >= 0;

function setFrame(body: BodyOf<'FrameSet'>, state: FrameState, actor: Person): Decision<FrameEvent> {
  const board = { basis: 'LAW', citation: 'KL 6:38 1' } as const;
  if (actor.role !== 'boardSecretary')
    return refuse(
      'not-the-boards-secretary',
      {
        sv: 'Bara nämndsekreteraren skriver in årsramen. Be nämndsekreteraren göra det.',
        en: 'Only the board secretary enters the year’s budget. Ask the board secretary to do it.',
      },
      board,
    );
  if (!isAmount(body.amountOre))
    return refuse(
      'amount-unreadable',
      { sv: 'Ange ramen i hela ören, noll eller mer.', en: 'Enter the budget in whole öre, zero or more.' },
      budget('amountOre'),
    );
  if (state.frame && (state.frame.schemeId !== body.schemeId || state.frame.year !== body.year))
    return refuse(
      'another-frame',
      {
        sv: `Det här är ramen för ${state.frame.year} och stödformen ${state.frame.schemeId}.`,
        en: `This is the budget for ${state.frame.year} and the grant scheme ${state.frame.schemeId}.`,
      },
      budget('year'),
    );
  const used = usedOre(state);
  if (body.amountOre < used)
    return refuse(
      'frame-below-used',
      {
        sv: `${formatOre(used)} av ramen är redan använt. Ramen kan inte sättas till ${formatOre(body.amountOre)}.`,
        en: `${formatOre(used, 'en')} of the budget has already been used. The budget cannot be set to ${formatOre(body.amountOre, 'en')}.`,
      },
      budget('amountOre'),
    );
  return canonicalJson(state.frame) === canonicalJson(body) ? accept() : accept({ type: 'FrameSet', body });
}

/** A reservation is made once: the same decision again changes nothing, but a released one never comes back to life. */
function reserveAgain(known: Reservation, body: BodyOf<'FrameReserved'>): Decision<FrameEvent> {
  const { status, ...asReserved } = known;
  if (status === 'RELEASED')
    return refuse(
      'reservation-released',
      {
        sv: 'Reservationen för beslutet är upphävd. Läs ärendet igen och fatta beslutet på nytt.',
        en: 'The reservation for the decision has been released. Read the case again and make the decision anew.',
      },
      budget(),
    );
  if (canonicalJson(asReserved) === canonicalJson(body)) return accept();
  return refuse(
    'reserved-otherwise',
    {
      sv: 'Beslutet har redan en reservation med andra uppgifter. Fatta beslutet på nytt.',
      en: 'The decision already has a reservation with other particulars. Make the decision anew.',
    },
    budget('amountOre'),
  );
}

function reserve(body: BodyOf<'FrameReserved'>, state: FrameState, { actor, today }: FrameContext): Decision<FrameEvent> {
  if (actor.role !== 'delegate')
    return refuse(
      'not-a-delegate',
      {
        sv: 'Bara den som fattar beslutet kan ta pengar ur årsramen.',
        en: 'Only the one who makes the decision can take money out of the year’s budget.',
      },
      { basis: 'LAW', citation: 'KL 7:5' },
    );
  if (!isAmount(body.amountOre))
    return refuse(
      'amount-unreadable',
      { sv: 'Ange beloppet i hela ören, noll eller mer.', en: 'Enter the amount in whole öre, zero or more.' },
      budget('amountOre'),
    );
  const known = reservationFor(state, body.decisionId);
  if (known) return reserveAgain(known, body);
  if (!state.frame)
    return refuse(
      'no-frame',
      {
        sv: 'Nämnden har inte fastställt någon årsram. Be nämndsekreteraren skriva in den innan beslut fattas.',
        en: 'The board has not set a budget for the year. Ask the board secretary to enter it before a decision is made.',
      },
      budget(),
    );
  if (state.frame.year !== Number(today.slice(0, 4)))
    return refuse(
      'frame-of-another-year',
      {
        sv: `Ramen gäller ${state.frame.year}. Beslutet ska tas ur ramen för ${today.slice(0, 4)}.`,
        en: `The budget is for ${state.frame.year}. The decision must be taken out of the budget for ${today.slice(0, 4)}.`,
      },
      budget(),
    );
  const used = usedOre(state);
  if (used + body.amountOre <= state.frame.amountOre) return accept({ type: 'FrameReserved', body });
  const { year, amountOre } = state.frame;
  const waiting =
    unsettled(state).length > 0
      ? { sv: ' Där ingår beslut som ännu inte är klara.', en: ' That includes decisions that are not finished yet.' }
      : { sv: '', en: '' };
  return refuse(
    'frame-exceeded',
    {
      sv:
        `Ramen för ${year} är ${formatOre(amountOre)} och ${formatOre(used)} är redan använt, så ${formatOre(body.amountOre)} ryms inte.${waiting.sv} ` +
        'Sänk beloppet eller hänskjut ärendet till nämnden.',
      en:
        `The budget for ${year} is ${formatOre(amountOre, 'en')} and ${formatOre(used, 'en')} has already been used, ` +
        `so ${formatOre(body.amountOre, 'en')} does not fit.${waiting.en} Lower the amount or refer the case to the board.`,
    },
    budget('amountOre'),
  );
}

function decide(command: FrameCommand, state: FrameState, context: FrameContext): Decision<FrameEvent> {
  switch (command.type) {
    case 'SetFrame':
      return setFrame(contentOf(command), state, context.actor);
    case 'Reserve':
      return reserve(contentOf(command), state, context);
    case 'Settle':
      return settle(command.settlements, state, context.actor);
    case 'ReleaseEnded':
      return releaseEnded(command, state, context.actor);
  }
}

export const frameDecider: Decider<FrameState, FrameCommand, FrameEvent, FrameContext> = { initial: noFrame, evolve: evolveFrame, decide };
