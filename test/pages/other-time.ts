/**
 * Another time, for a process or a window: whatever asks there what time it is, of Date or of Temporal, is told so many milliseconds more. The
 * database and the pauses between things keep to real time. Nothing of this reaches what is shipped: there the clock is the machine's.
 */

interface Scope {
  /** Milliseconds from real time. */
  timeShift?: number;
}

/** From now on; said again, it is another time again. Whole in itself: it is sent to browsers as it stands. */
export function liveIn(shift: number): void {
  const scope = globalThis as Scope;
  const known = scope.timeShift !== undefined;
  scope.timeShift = shift;
  if (known) return;
  const real = Date;
  const realNow = (): number => new real().getTime();
  const now = (): number => realNow() + scope.timeShift!;
  globalThis.Date = new Proxy(real, {
    construct: (target, given, as) => Reflect.construct(target, given.length === 0 ? [now()] : given, as) as Date,
    apply: () => new real(now()).toString(),
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  });
  if (typeof Temporal !== 'undefined') Temporal.Now.instant = () => Temporal.Instant.fromEpochMilliseconds(now());
}
