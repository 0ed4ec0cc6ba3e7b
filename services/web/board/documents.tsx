/** The announcement's text to copy, and the proof of it. Both are the board's own documents, in Swedish. */
import type { ShownMeeting } from '../../api/meetings/shown-meeting';
import { Facts, useAnnounce } from '../parts';
import { useTexts } from '../texts/language';
import { texts } from './meeting-texts';

export function NoticeText({ notice }: { notice: NonNullable<ShownMeeting['notice']> }) {
  const t = useTexts(texts);
  const announce = useAnnounce();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(notice.text);
      announce(t.copied);
    } catch {
      announce(t.notCopied);
    }
  };
  return (
    <section aria-labelledby="notice-name" className="no-print">
      <h2 id="notice-name">{t.notice}</h2>
      <p className="hint">{t.noticeLead}</p>
      <div className="card notice-text" lang="sv">
        <pre>{notice.text}</pre>
      </div>
      <div className="buttons">
        <button type="button" className="button small" onClick={() => void copy()}>
          {t.copy}
        </button>
      </div>
    </section>
  );
}

export function ProofOfNotice({ proof }: { proof: NonNullable<ShownMeeting['proof']> }) {
  const t = useTexts(texts);
  return (
    <section aria-labelledby="proof-name" className="notice-proof">
      <h2 id="proof-name">{t.bevis}</h2>
      <div className="card" lang="sv">
        <Facts
          items={[
            ...proof.map(({ term, value }) => [term, value === '' ? <span key={term} className="to-fill-in" /> : value] as const),
            ['Underskrift', <span key="underskrift" className="to-fill-in" />],
          ]}
        />
      </div>
    </section>
  );
}
