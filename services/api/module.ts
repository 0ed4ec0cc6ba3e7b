import { Module } from '@nestjs/common';
import { CaseVisibility } from './access/case-visibility';
import { ChangeFeed } from './changes/feed';
import { ChangesController } from './changes/changes.controller';
import { Idempotency } from './commands/idempotency';
import { StartPageController } from './start-page.controller';

/** Commands in, queries out, live updates. */
@Module({
  controllers: [StartPageController, ChangesController],
  providers: [Idempotency, CaseVisibility, ChangeFeed],
})
export class ApiModule {}
