import type { Person } from '#libs/event-log';
import { spec } from '../../event-log/testing/spec';
import type { CaseContext } from '../context';
import { caseDecider } from '../decide';
import type { CaseCommand, Decide } from '../decide/commands';
import { caseEvents, type DecisionContent } from '../events';
import { content, Story } from './story';
import { delegate } from './world';

const grantCase = spec(caseEvents, caseDecider);

/** Given what a story has told, when somebody asks for something … */
export const given = (story: Story) => ({
  when: (actor: Person, command: CaseCommand, change: Partial<CaseContext> = {}) =>
    grantCase.given(...story.events).when(command, story.contextFor(actor, command, change)),
});

interface Change {
  readonly command?: Partial<Decide>;
  readonly context?: Partial<CaseContext>;
}
/** The delegate (or another) decides as shown; `change` is made after it was shown. */
export function decide(
  story: Story,
  made: DecisionContent = content('BIFALL'),
  actor: Person = delegate,
  { command, context }: Change = {},
) {
  const shown = story.deciding(actor, made.outcome, made.amountOre);
  return given(story).when(actor, story.toDecide(made, shown, command), { ...shown, ...context });
}
/** The code of the refusal, or `accepted`. */
export const code = (...args: Parameters<typeof decide>): string => {
  const { decision } = decide(...args);
  return 'refusal' in decision ? decision.refusal.code : 'accepted';
};
export const ready = (): Story => new Story().readyForDecision('BIFALL');
