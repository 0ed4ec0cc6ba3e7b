/** What a screen reader is told in passing, and what shows for a moment at the bottom of the page. */
import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

const SHOWN_MS = 6_000;
const Announce = createContext<(text: string) => void>(() => undefined);
export const useAnnounce = (): ((text: string) => void) => useContext(Announce);

export function Announcements({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ text: string; count: number }>({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSaid((now) => ({ text, count: now.count + 1 })), []);
  useEffect(() => {
    if (said.text === '') return;
    const timer = setTimeout(() => setSaid((now) => ({ ...now, text: '' })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said.count, said.text]);
  return (
    <Announce value={announce}>
      {children}
      <div className="announcement" role="status" data-shown={said.text !== ''}>
        {said.text}
      </div>
    </Announce>
  );
}
