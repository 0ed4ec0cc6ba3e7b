/** A public text as it is read. */
import { blocksOf, type Run } from './light-markdown';

const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map((run, n) => {
    if (run.kind === 'link')
      return (
        <a key={n} href={run.to}>
          {run.text}
        </a>
      );
    if (run.kind === 'strong') return <strong key={n}>{run.text}</strong>;
    return run.kind === 'blank' ? <mark key={n}>{run.text}</mark> : run.text;
  });

/** `level` = that of its first headings. */
export function LightText({ text, level = 2 }: { text: string; level?: 2 | 3 | 4 }) {
  return (
    <div className="light-text">
      {blocksOf(text).map((block, n) => {
        if (block.kind === 'list')
          return (
            <ul key={n}>
              {block.items.map((runs, place) => (
                <li key={place}>
                  <Runs runs={runs} />
                </li>
              ))}
            </ul>
          );
        if (block.kind === 'paragraph')
          return (
            <p key={n}>
              <Runs runs={block.runs} />
            </p>
          );
        const Heading = `h${(level + block.level - 1) as 2 | 3 | 4 | 5}` as const;
        return (
          <Heading key={n}>
            <Runs runs={block.runs} />
          </Heading>
        );
      })}
    </div>
  );
}
