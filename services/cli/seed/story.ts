/** How an invented case goes: what is done in it, by whom and on which working day, until today or until somebody stops. */
import type { CommandOf } from '#libs/grant-cases';
import { derivedId } from '#libs/kernel';
import { GROUP } from '../demonstration/board-decisions';
import { application } from './application';
import type { Days } from './days';
import { decideStep, proposalSteps } from './ending';
import type { Cast } from './people';
import { isPrepared } from './preparation';
import { dayAfter, declared, delegates, Told } from './told';
import type { Writer } from './writer';

/** All ids are derived from it. */
export const SEED = '6c1f0f3a-2d57-8e19-9b4e-7a0c5be8d21f';
export const caseIdOf = (round: number, index: number): string => derivedId(SEED, `case/${round}/${index}`);

function arrives(told: Told): void {
  const { dice, days, day, applicant, cast } = told;
  const channel = dice.percent(80) ? 'PORTAL' : dice.percent(50) ? 'PAPER' : 'EMAIL';
  const received = day;
  const eva = cast.people['registrator.eva'];
  told.gives(0, channel === 'PORTAL' ? applicant.person : eva, () => ({
    type: 'SubmitApplication',
    schemeId: told.case.schemeId,
    callId: null,
    channel,
    receivedAt: channel === 'PORTAL' ? null : days.moment(received, 6 * 60).toString(),
    receivedAtReason: channel === 'PORTAL' ? null : 'Stämplades vid ankomsten.',
    application: application(dice, applicant.organisation, days.day(received)),
  }));
  told.after(1, eva, ({ writer, case: written }, meta) => writer.register(written, meta));
}

function isWithdrawn(told: Told): void {
  const { applicant, cast, dice } = told;
  told.after(dice.between(1, 15), cast.people['registrator.eva'], ({ writer, case: written }, meta) =>
    writer.give(
      written,
      { type: 'WithdrawApplication', reason: `${applicant.person.name} har meddelat att projektet inte blir av.` },
      meta,
    ),
  );
  told.after(4, cast.people['omradeschef.anna'], ({ writer, case: written }, meta) => {
    const [anna, mikael] = delegates(told, meta);
    const chosen = writer.mayDecide(written, 'AVSKRIVNING', 0, anna) ? anna : mikael;
    return declared(told, chosen).then((outcome) =>
      'refusal' in outcome ? outcome : writer.writeOff(written, 'Ansökan är återkallad.', chosen),
    );
  });
}

function isAssigned(told: Told): void {
  const { cast, dice, official } = told;
  const { 'omradeschef.anna': anna, 'radgivare.leila': leila, 'radgivare.per': per } = cast.people;
  const impartial = (): CommandOf<'DeclareImpartiality'> => ({
    type: 'DeclareImpartiality',
    advisedApplicant: false,
    statement: 'Jag är opartisk i ärendet.',
  });
  told.gives(dice.between(1, 5), anna, () => ({ type: 'AssignCase', official, groupId: GROUP, advisers: [leila, per] }));
  told.gives(0, official, impartial);
  const expectedIn = dice.between(55, 90);
  told.gives(1, official, ({ case: { state } }, meta) => ({
    type: 'AcknowledgeCase',
    expectedBy: dayAfter(meta, expectedIn),
    message: `Tack för ansökan om ”${state.application!.content.title}”. ${official.name} är handläggare. Handlingarna i ärendet är allmänna.`,
  }));
  const advised = ({ case: { state } }: Told): boolean => state.application!.content.advisedBy === leila.organisation;
  told.gives(1, leila, (now) => ({ ...impartial(), advisedApplicant: advised(now) }));
  told.gives(1, anna, (now) =>
    advised(now)
      ? { type: 'DecideConflict', personRef: leila.ref, outcome: 'NO_CONFLICT', reasons: 'Rådgivningen var allmän och öppen för alla.' }
      : undefined,
  );
  if (dice.percent(97)) return told.gives(0, per, impartial);
  told.gives(0, per, () => ({ type: 'DeclareConflict', ground: 'OTHER', details: 'En nära vän sitter i föreningens styrelse.' }));
  if (dice.percent(30)) return told.stops();
  told.gives(3, anna, () => ({
    type: 'DecideConflict',
    personRef: per.ref,
    outcome: 'CONFLICT',
    reasons: 'Vänskapen kan rubba förtroendet.',
  }));
}

/** `round` and `index` name the case; it arrives on the working day with index `day`. */
export function storyOf(
  writer: Writer,
  cast: Cast,
  days: Days,
  { round, index, day }: { round: number; index: number; day: number },
): Told {
  const told = new Told(writer, cast, days, `seed/${round}/${index}`, caseIdOf(round, index), day);
  const { dice } = told;
  // somewhere on its way it may have been left lying
  const lies = dice.percent(told.isRecent ? 25 : 2) ? dice.below(4) : -1;
  const stages = [isAssigned, isPrepared, proposalSteps, decideStep];
  arrives(told);
  if (dice.percent(4)) isWithdrawn(told);
  else
    for (const [nth, stage] of stages.entries()) {
      if (nth === lies) break;
      stage(told);
    }
  return told;
}
