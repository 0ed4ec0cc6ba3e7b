import { Module } from '@nestjs/common';
import { CapabilityGuard } from './access/capability';
import { CaseVisibility } from './access/case-visibility';
import { DraftsController } from './applicant/drafts.controller';
import { Drafts } from './applicant/drafts';
import { MyApplicationsController } from './applicant/my-applications.controller';
import { AuditorController } from './auditor/auditor.controller';
import { AfterwardsController } from './cases/afterwards.controller';
import { AssessmentController } from './cases/assessment.controller';
import { CasesController } from './cases/cases.controller';
import { DecisionQueueController } from './cases/decision-queue.controller';
import { DecisionController } from './cases/decision.controller';
import { IntakeController } from './cases/intake.controller';
import { ParticipantsController } from './cases/participants.controller';
import { PreparationController } from './cases/preparation.controller';
import { ChangesController } from './changes/changes.controller';
import { ChangeFeed } from './changes/feed';
import { Idempotency } from './commands/idempotency';
import { PagesController } from './pages';
import { People } from './people';
import { DelegationController } from './registers/delegation.controller';
import { DiaryController } from './registers/diary.controller';
import { PersonsController } from './registers/persons.controller';
import { SchemesController } from './registers/schemes.controller';

const COMMANDS = [
  IntakeController,
  ParticipantsController,
  PreparationController,
  AssessmentController,
  DecisionController,
  AfterwardsController,
];
const QUERIES = [CasesController, DecisionQueueController, MyApplicationsController, DiaryController, PersonsController, AuditorController];
const BOTH = [DraftsController, SchemesController, DelegationController];

/** Commands in, queries out, live updates. */
@Module({
  controllers: [...COMMANDS, ...QUERIES, ...BOTH, ChangesController, PagesController],
  providers: [Idempotency, CapabilityGuard, CaseVisibility, ChangeFeed, Drafts, People],
})
export class ApiModule {}
