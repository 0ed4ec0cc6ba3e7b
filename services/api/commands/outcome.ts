/** From what became of a command to what the sender is told. */
import type { Catalogue, Execution, RecordedEvent, Revision } from '#libs/event-log';
import { joined, type Wording } from '#libs/kernel';
import { Problem, refused, type Change } from '../problems';
import type { CommandAnswer } from './answers';

import { etagOf } from './conditional';

/** What happened since, in the field's own words, and by whom; no content, so that a 412 tells nothing that its reader may not see. */
const changesOf = (since: readonly RecordedEvent[], catalogue: Catalogue): readonly Change[] =>
  since.map(({ revision, recordedAt, type, actor }) => ({
    revision,
    at: recordedAt,
    who: actor.name,
    what: catalogue[type]?.label ?? { sv: type, en: type },
  }));

export function stale(actual: Revision | undefined, since: readonly RecordedEvent[], catalogue: Catalogue): Problem {
  const changes = changesOf(since, catalogue);
  return new Problem(412, 'case-changed', changed(changes), { changes, actualRevision: actual ?? null });
}

function changed(changes: readonly Change[]): Wording {
  const what = joined(
    changes.map((change) => change.what),
    ', ',
  );
  const since = changes.length > 0 ? { sv: ` Sedan dess: ${what.sv}.`, en: ` Since then: ${what.en}.` } : { sv: '', en: '' };
  return {
    sv: `Något har ändrats sedan du öppnade sidan, och inget är sparat.${since.sv} Läs om och försök igen.`,
    en: `Something has changed since you opened the page, and nothing has been saved.${since.en} Read again and try once more.`,
  };
}

/** As {@link CommandAnswer}, plain. */
export type Answered = Pick<CommandAnswer, 'position' | 'revision' | 'etag'>;

/** The body of the answer. Throws the problem of a refusal or of a conflict. */
export function answer(execution: Execution, catalogue: Catalogue): Answered {
  if (execution.kind === 'refused') throw refused(execution.refusal);
  if (execution.kind === 'stale') throw stale(execution.actual, execution.since, catalogue);
  const { position, revision } = execution;
  return { position, revision: revision ?? null, etag: revision === undefined ? null : etagOf(revision) };
}
