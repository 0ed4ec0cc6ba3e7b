/** The criteria side by side. */
import { Notice } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { useDoing } from '../../../entering/doing';
import { useOpened } from '../../case/opened';
import { assessorsOf, stopOf } from '../stage';
import { Criterion } from './criterion';
import { Overview } from './overview';
import { isDue, standingOn } from './standing';
import { texts } from './texts';

export function Criteria() {
  const t = useTexts(texts);
  const { page, shown, me } = useOpened();
  const { doing, open, close, leave } = useDoing();
  const { guidelines } = shown;
  if (!guidelines)
    return (
      <Notice tone="warning">
        <p>{t.noGuidelines}</p>
      </Notice>
    );
  const stop = stopOf(page);
  const mayAssess = stop === null && assessorsOf(page).some(({ ref }) => ref === me.ref);
  const blind = guidelines.criteria.some(({ id }) => !standingOn(page, id).open);
  const goOn = (after: string): void => {
    const next = guidelines.criteria.find(({ id }) => id !== after && isDue(page, id, me.ref));
    leave(`bedom-${after}`, next && `bedom-${next.id}`);
  };
  return (
    <section aria-labelledby="kriterierna">
      <h2 id="kriterierna">{t.heading}</h2>
      <p className="hint">{t.lead(guidelines.version)}</p>
      {stop !== null && (
        <Notice>
          <p>{t.stops[stop]}</p>
        </Notice>
      )}
      {blind && mayAssess && (
        <Notice title={t.blindTitle}>
          <p>{t.blind}</p>
        </Notice>
      )}
      <Overview page={page} guidelines={guidelines} me={me.ref} />
      {guidelines.criteria.map((criterion) => (
        <Criterion
          key={criterion.id}
          criterion={criterion}
          guidelines={guidelines}
          mayAssess={mayAssess}
          assessing={mayAssess && doing === `bedom-${criterion.id}`}
          onAssess={() => open(`bedom-${criterion.id}`)}
          onDone={() => goOn(criterion.id)}
          onClose={close}
        />
      ))}
    </section>
  );
}
