import type { MirrorStanding } from '../../libs/event-log/mirror';
import type { Metrics, Readiness } from '../api/observability';

/** Health and metrics of the mirror. A mirror that stands still turns nobody away: commands and single cases go by the server itself. */
export function watchMirror(standing: () => Promise<MirrorStanding>, readiness: Readiness, metrics: Metrics): void {
  readiness.add({
    name: 'mirror',
    vital: false,
    ask: async () => {
      const { position, kept, alarm } = await standing();
      if (alarm) throw new Error(alarm.why);
      return { position, state: kept ? 'kept' : 'unattended' };
    },
  });
  metrics.gauge(
    'liggaren_mirror',
    'Mirror of the event log: its position, whether a process keeps it, whether it stands still',
    'what',
    async () => {
      const { position, kept, alarm } = await standing();
      return new Map([
        ['position', position],
        ['kept', kept ? 1 : 0],
        ['alarm', alarm ? 1 : 0],
      ]);
    },
  );
}
