import type { Person } from '#libs/event-log';
import { spec } from '../../event-log/testing/spec';
import type { CaseContext } from '../context';
import { caseDecider } from '../decide';
import type { CaseCommand } from '../decide/commands';
import { caseEvents } from '../events';
import type { Story } from './story';

const grantCase = spec(caseEvents, caseDecider);

/** Given what a story has told, when somebody asks for something … */
export const given = (story: Story) => ({
  when: (actor: Person, command: CaseCommand, change: Partial<CaseContext> = {}) =>
    grantCase.given(...story.events).when(command, story.context(actor, change)),
});
