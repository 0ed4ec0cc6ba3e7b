/** Earlier versions, and what changed from each to the next. */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Skeleton, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { Answers } from './answers';
import { useOpened } from '../opened';
import { texts } from './texts';

const Changes = lazy(async () => ({ default: (await import('./changes')).Changes }));

/** What is folded in is made when somebody opens it, and stays. */
function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="folded" onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && <Suspense fallback={<Skeleton lines={5} />}>{children}</Suspense>}
    </details>
  );
}

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
