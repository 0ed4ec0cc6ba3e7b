/** Whether the case was given out whole: the last leaf of the log says where every stream ended (audit.md 2.4; 3, step 6). */
import { fromBase64Url } from '../bytes';
import { countAt, hasKeys, textAt } from '../bundle/canonical';
import { isHead } from '../heads';
import { wrong, wrongAt, type Check, type World } from './check';
import { bodyOf, isCommitted, isContent, isEnvelope, isInTree } from './event';

/** Stream and kind of the events that say where all streams ended. */
export const LOG_HEADS = 'log-heads';
const SEAL = 'HeadsSealed/1';

/** The root that the seal says, and of how many streams. */
function sealedRoot({ seal }: World): { readonly root: Uint8Array; readonly streams: number } | undefined {
  const body = bodyOf(seal);
  const [root, streams] = [fromBase64Url(textAt(body, 'root') ?? '!'), countAt(body, 'streams')];
  return root?.length === 32 && streams !== undefined ? { root, streams } : undefined;
}

export const sealChecks: readonly Check[] = [
  {
    name: 'SEAL',
    promise: { sv: 'Intyget slutar med ett sigill över alla ärenden.', en: 'The checkpoint ends with a seal over all cases.' },
    look: ({ seal, checkpoint }) =>
      isEnvelope(seal) &&
      isContent(seal) &&
      textAt(seal.said, 'log') === checkpoint.origin &&
      textAt(seal.said, 'stream') === LOG_HEADS &&
      textAt(seal.said, 'type') === SEAL &&
      hasKeys(bodyOf(seal), 'root,size,streams')
        ? undefined
        : wrongAt('SEAL', seal, 'det är inget sigill av den här loggen.', 'it is no seal of this log.'),
  },
  {
    name: 'SEAL_LAST',
    promise: {
      sv: 'Sigillet är loggens sista blad och omfattar alla före.',
      en: 'The seal is the log’s last leaf and covers all before it.',
    },
    look: ({ seal, checkpoint: { size } }) =>
      seal.idx === size - 1 && countAt(bodyOf(seal), 'size') === seal.idx
        ? undefined
        : wrongAt(
            'SEAL',
            seal,
            `det omfattar inte allt som ligger före loggens sista blad (${size - 1}). Det som kom efter kan ha utelämnats.`,
            `it does not cover all that lies before the log’s last leaf (${size - 1}). What came after may have been left out.`,
          ),
  },
  {
    name: 'SEAL_INCLUSION',
    promise: { sv: 'Sigillet ligger i loggen.', en: 'The seal lies in the log.' },
    look: (world) =>
      isInTree(world.seal, world) ? undefined : wrongAt('SEAL', world.seal, 'det ligger inte i loggen.', 'it does not lie in the log.'),
  },
  {
    name: 'SEAL_COMMITMENT',
    promise: { sv: 'Sigillets innehåll är det som skrevs.', en: 'The seal’s content is what was written.' },
    look: ({ seal }) =>
      seal.nonce?.length === 32 && isCommitted(seal)
        ? undefined
        : wrongAt('SEAL', seal, 'dess innehåll är inte det som skrevs.', 'its content is not what was written.'),
  },
  {
    name: 'HEAD',
    promise: { sv: 'Ärendet är helt: sigillet nämner dess sista händelse.', en: 'The case is whole: the seal names its last event.' },
    look(world) {
      const { events, bundle } = world;
      const last = events.at(-1);
      const sealed = sealedRoot(world);
      if (!last) return wrong('HEAD', 'Paketet har inga händelser.', 'The bundle has no events.');
      const revision = countAt(last.said, 'rev') ?? -1;
      return sealed?.streams === bundle.membership.streams &&
        isHead({ stream: bundle.stream, revision, leafHash: last.leafHash }, bundle.membership, sealed.root)
        ? undefined
        : wrongAt(
            'HEAD',
            last,
            'sigillet säger inte att ärendet slutar här. Senare händelser kan ha utelämnats.',
            'the seal does not say that the case ends here. Later events may have been left out.',
          );
    },
  },
];
