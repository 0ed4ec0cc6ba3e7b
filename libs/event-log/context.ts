/** What the events of a command carry beside their content. */
import type { Actor, EventContext } from './port';

/** The rule set that commands are decided under; it stands in every event. A new one when the rules change in meaning. */
export const RULES = 'liggaren/1';

/** Who stands in events that come of the clock, or of another event. */
export const SYSTEM: Omit<Actor, 'at'> = { ref: 'system', role: 'system', acr: 'system', name: 'Systemet', organisation: null };

/** An actor that never signed in acts from the moment that it acts at. */
export const actingAt = (actor: Omit<Actor, 'at'>, now: Temporal.Instant): Actor => ({
  ...actor,
  at: Math.floor(now.epochMilliseconds / 1000),
});

/** Of a command that nothing else brought about, unless `cause` says so. */
export const contextOf = (
  actor: Actor,
  commandId: string,
  recordedAt: Temporal.Instant,
  { causationId = null, traceparent = null }: Partial<Pick<EventContext, 'causationId' | 'traceparent'>> = {},
): EventContext => ({ actor, commandId, correlationId: commandId, causationId, traceparent, rules: RULES, recordedAt });

export const systemContext = (commandId: string, recordedAt: Temporal.Instant, causationId: string | null = null): EventContext =>
  contextOf(actingAt(SYSTEM, recordedAt), commandId, recordedAt, { causationId });
