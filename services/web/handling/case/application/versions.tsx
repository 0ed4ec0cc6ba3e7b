/** Earlier versions, and what changed from each to the next. */
import { lazy } from 'react';
import { Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { Answers } from './answers';
import { Folded } from '../folded';
import { useOpened } from '../opened';
import { texts } from './texts';

const Changes = lazy(async () => ({ default: (await import('./changes')).Changes }));

export function Versions() {
  const t = useTexts(texts);
  const f = useFormat();
  const { page, shown } = useOpened();
  const { versions } = page;
  if (versions.length < 2) return null;
  return (
    <section className="versions">
      <h3>{t.versions}</h3>
      {versions.map((one, index) => {
        const former = versions[index - 1];
        return (
          <div key={one.version}>
            <h4>
              {t.version(one.version, f.moment(one.at))}, {one.by.name}
            </h4>
            {one.reason !== null && (
              <>
                <p className="hint">{t.reasonForChange}</p>
                <Written>{one.reason}</Written>
              </>
            )}
            {former && (
              <Folded summary={t.changesIn(one.version)}>
                <Changes before={former.application} after={one.application} />
              </Folded>
            )}
            {index < versions.length - 1 && (
              <Folded summary={t.readVersion(one.version)}>
                <Answers application={one.application} ownShare={null} guidelines={shown.guidelines} />
              </Folded>
            )}
          </div>
        );
      })}
    </section>
  );
}
