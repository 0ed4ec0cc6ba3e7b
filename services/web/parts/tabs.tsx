import { Link } from '@tanstack/react-router';

export interface Tab {
  readonly to: string;
  readonly text: string;
  readonly count?: number;
}
/** Parts of a page as addresses of their own: they can be linked to, and the way back works. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="tabs">
      {tabs.map(({ to, text, count }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ 'aria-current': 'page' }}
          replace
          resetScroll={false}
        >
          {text}
          {count !== undefined && count > 0 && <span className="count">{count}</span>}
        </Link>
      ))}
    </nav>
  );
}
