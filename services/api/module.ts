import { Module } from '@nestjs/common';
import { Pool } from 'pg';
import { KeptNotices } from '#libs/mail/module';
import { KeptProofs } from '#libs/sealing';
import { EVENT_LOG, type EventLog } from '#libs/event-log';
import { PublicTextsModule } from '#libs/public-texts/module';
import { CapabilityGuard } from './access/capability';
import { CaseVisibility } from './access/case-visibility';
import { DraftsController } from './applicant/drafts.controller';
import { Drafts } from './applicant/drafts';
import { OwnFilesController } from './applicant/own-files.controller';
import { OwnFiles } from './applicant/own-files';
import { SchemesToApplyForController } from './applicant/schemes-to-apply-for.controller';
import { MyApplicationsController } from './applicant/my-applications.controller';
import { OwnEvidenceController } from './applicant/own-evidence.controller';
import { AccessLogController } from './auditor/access-log.controller';
import { CaseAtController } from './auditor/case-at.controller';
import { EqualTreatmentController } from './auditor/equal-treatment.controller';
import { EvidenceController } from './auditor/evidence.controller';
import { PacksController } from './auditor/packs.controller';
import { Samples } from './auditor/samples';
import { SamplesController } from './auditor/samples.controller';
import { VerificationController } from './auditor/verification.controller';
import { DelegatedDecisionsController } from './auditor/decisions.controller';
import { EventsController } from './auditor/events.controller';
import { AfterwardsController } from './cases/afterwards.controller';
import { AppealController } from './cases/appeal.controller';
import { AnswersController } from './cases/answers.controller';
import { AssessmentController } from './cases/assessment.controller';
import { CaseFilesController } from './cases/case-files.controller';
import { CasesController } from './cases/cases.controller';
import { DecisionQueueController } from './cases/decision-queue.controller';
import { ChangeController } from './cases/change.controller';
import { DecisionController } from './cases/decision.controller';
import { DisposalController } from './cases/disposal.controller';
import { IntakeController } from './cases/intake.controller';
import { ParticipantsController } from './cases/participants.controller';
import { PreparationController } from './cases/preparation.controller';
import { ChainController } from './chain/chain.controller';
import { ChangesController } from './changes/changes.controller';
import { ChangeFeed } from './changes/feed';
import { Idempotency } from './commands/idempotency';
import { DecisionDocumentsController } from './letters/decision-documents.controller';
import { DispatchesController } from './mail/dispatches.controller';
import { NoticeSettingsController } from './mail/notice-settings.controller';
import { MeetingCommandsController } from './meetings/meeting-commands.controller';
import { MeetingsController } from './meetings/meetings.controller';
import { OPERATION_CONTROLLERS, OPERATION_PROVIDERS } from './operation';
import { PagesController } from './pages';
import { CheckpointsController } from './proof/checkpoints.controller';
import { VerifierController } from './proof/verifier.controller';
import { WitnessingController } from './proof/witnessing.controller';
import { People } from './people';
import { ExplainedController } from './problems/explained.controller';
import { DelegationController } from './registers/delegation.controller';
import { DelegationOrderController } from './registers/delegation-order.controller';
import { DiaryController } from './registers/diary.controller';
import { FundersController } from './registers/funders.controller';
import { PersonsController } from './registers/persons.controller';
import { PublicTextsController } from './registers/public-texts.controller';
import { SchemesController } from './registers/schemes.controller';
import { Views } from './views/views';
import { ViewsController } from './views/views.controller';

const COMMANDS = [
  IntakeController,
  ParticipantsController,
  PreparationController,
  AnswersController,
  AssessmentController,
  DecisionController,
  AfterwardsController,
  AppealController,
  ChangeController,
  DisposalController,
  MeetingCommandsController,
];
const AUDIT = [
  EventsController,
  CaseAtController,
  EvidenceController,
  SamplesController,
  PacksController,
  EqualTreatmentController,
  DelegatedDecisionsController,
  AccessLogController,
  VerificationController,
];
const QUERIES = [
  CasesController,
  DecisionQueueController,
  MyApplicationsController,
  OwnEvidenceController,
  DiaryController,
  PersonsController,
  FundersController,
  ExplainedController,
  DispatchesController,
  ChainController,
  MeetingsController,
  ...AUDIT,
];
const BOARD = [DelegationController, DelegationOrderController];
const APPLYING = [SchemesToApplyForController, OwnFilesController, CaseFilesController, DecisionDocumentsController];
const BOTH = [DraftsController, ViewsController, SchemesController, ...BOARD, PublicTextsController, NoticeSettingsController];

/** Commands in, queries out, live updates. */
@Module({
  imports: [PublicTextsModule],
  controllers: [
    ...COMMANDS,
    ...QUERIES,
    ...APPLYING,
    ...BOTH,
    ...OPERATION_CONTROLLERS,
    ChangesController,
    CheckpointsController,
    VerifierController,
    WitnessingController,
    PagesController,
  ],
  providers: [
    { provide: KeptNotices, inject: [Pool], useFactory: (pool: Pool) => new KeptNotices(pool) },
    {
      provide: KeptProofs,
      inject: [Pool, EVENT_LOG],
      useFactory: (pool: Pool, log: EventLog) => new KeptProofs(pool, log),
    },
    Idempotency,
    CapabilityGuard,
    CaseVisibility,
    ChangeFeed,
    Drafts,
    OwnFiles,
    People,
    Samples,
    Views,
    ...OPERATION_PROVIDERS,
  ],
})
export class ApiModule {}
