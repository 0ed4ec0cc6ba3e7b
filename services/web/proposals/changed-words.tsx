import { useTexts } from '../texts/language';
import type { Piece } from './compare';
import { texts } from './texts';

/** Recorded text with what was taken out and put in; marked in words too, for those who hear it. */
export function ChangedWords({ pieces }: { pieces: readonly Piece[] }) {
  const t = useTexts(texts);
  const heard = (text: string) => <span className="visually-hidden">{text}</span>;
  return (
    <p className="written" lang="sv">
      {pieces.map(({ kind, text }, index) => {
        if (kind === 'SAME') return <span key={index}>{text}</span>;
        const Mark = kind === 'ADDED' ? 'ins' : 'del';
        return (
          <Mark key={index}>
            {heard(kind === 'ADDED' ? t.startAdded : t.startRemoved)}
            {text}
            {heard(t.end)}
          </Mark>
        );
      })}
    </p>
  );
}
