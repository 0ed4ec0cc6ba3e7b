import { Suspense, useState, type ReactNode } from 'react';
import { Skeleton } from '../../parts';
import { useOpened } from './opened';

/** What is folded in is made when somebody opens it, and stays; in print nothing is folded in. */
export function Folded({ summary, children }: { summary: string; children: ReactNode }) {
  const { whole = false } = useOpened();
  const [opened, setOpened] = useState(whole);
  return (
    <details className="folded" open={whole} onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && <Suspense fallback={<Skeleton lines={5} />}>{children}</Suspense>}
    </details>
  );
}
