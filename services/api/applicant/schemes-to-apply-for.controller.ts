import { Controller, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { EVENT_LOG, loadState, type EventLog } from '#libs/event-log';
import { Public } from '#libs/identity';
import { dayOf, SystemClock, type Clock, type Wording } from '#libs/kernel';
import { guidelinesOn, intakeOn, schemeDecider, schemeEvents, schemeStream, type Guidelines, type SchemeState } from '#libs/schemes';
import { usualDays, type UsualDays } from '#projections/decision-queue';
import { schemesOn } from '#projections/scheme-register';
import { Reads } from '../queries/up-to-date';
import { QueryRoute } from '../routes';

/** Fewer decisions than this say nothing about what is usual. */
const FEWEST = 5;

type OfGuidelines = Pick<Guidelines, 'version' | 'criteria' | 'amount' | 'ownShare' | 'applicantForms' | 'municipalities' | 'meeting'> & {
  /** Days from registration to decision that the board aims at. */
  readonly targetDays: number;
};

/** What an applicant needs to know of a scheme. Amounts in öre, days `YYYY-MM-DD`. */
export interface SchemeToApplyFor {
  readonly schemeId: string;
  readonly name: string;
  readonly board: string;
  /** Whether an application can be handed in today; null = yes. */
  readonly closed: { readonly why: Wording; readonly opensOn: string | null } | null;
  /** Calls that are open today; null = applications are taken as they come. */
  readonly calls: readonly { readonly callId: string; readonly theme: string; readonly closesOn: string }[] | null;
  /** Null when the board has adopted none that are in force. */
  readonly guidelines: OfGuidelines | null;
  /** Days from arrival to decision, the last year; null when they are too few to tell. */
  readonly usual: UsualDays | null;
}

const ofGuidelines = ({
  version,
  criteria,
  amount,
  ownShare,
  applicantForms,
  municipalities,
  meeting,
  days,
}: Guidelines): OfGuidelines => ({
  version,
  criteria,
  amount,
  ownShare,
  applicantForms,
  municipalities,
  meeting,
  targetDays: days.targetDecision,
});

function openCalls(scheme: SchemeState, day: string): SchemeToApplyFor['calls'] {
  if (scheme.intake?.mode !== 'CALLS') return null;
  return scheme.calls
    .filter(({ callId }) => 'open' in intakeOn(scheme, day, callId))
    .map(({ callId, theme, closesOn }) => ({ callId, theme, closesOn }));
}

/** Open to everybody: the board's own decisions, and how long its cases take. */
@ApiTags('Sökande')
@Public()
@Controller('api/schemes-to-apply-for')
export class SchemesToApplyForController {
  constructor(
    private readonly pool: Pool,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Stödformer att söka: öppet, belopp, egen insats, kriterier och vanlig väntetid')
  @Reads('scheme_register', 'decision_queue')
  async listSchemesToApplyFor(): Promise<{ rows: readonly SchemeToApplyFor[] }> {
    const today = dayOf(this.clock.now());
    const schemes = await schemesOn(this.pool, today);
    return { rows: await Promise.all(schemes.map(({ schemeId }) => this.one(schemeId, today))) };
  }

  private async one(schemeId: string, today: string): Promise<SchemeToApplyFor> {
    const { state } = await loadState(this.log, schemeStream(schemeId), schemeEvents, schemeDecider);
    const { name, board } = state.established!;
    const calls = openCalls(state, today);
    const intake = intakeOn(state, today, calls?.[0]?.callId ?? null);
    const guidelines = guidelinesOn(state, today);
    const yearAgo = Temporal.PlainDate.from(today).subtract({ years: 1 }).toString();
    const usual = await usualDays(this.pool, schemeId, yearAgo);
    return {
      schemeId,
      name,
      board,
      closed: 'open' in intake ? null : { why: intake.refusal.message, opensOn: intake.opensAgain },
      calls,
      guidelines: guidelines ? ofGuidelines(guidelines) : null,
      usual: usual && usual.cases >= FEWEST ? usual : null,
    };
  }
}
