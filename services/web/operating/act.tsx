/** A button that gives a command without anything to fill in; a no is told beside it. */
import { useCommand } from '../api/command';
import { useAnnounce } from '../parts';
import { useTexts } from '../texts/language';
import { texts as shared } from '../parts/texts';

interface Given {
  readonly to: string;
  readonly text: string;
  /** What a reader of the button alone needs to know which one it is. */
  readonly label?: string;
  readonly done: string;
}

export function Act({ to, text, label, done }: Given) {
  const t = useTexts(shared);
  const announce = useAnnounce();
  const { send, sending, problem, noContact } = useCommand(to);
  const act = async (): Promise<void> => {
    if (await send({})) announce(done);
  };
  return (
    <>
      <button type="button" className="button" aria-label={label} aria-disabled={sending} onClick={() => void act()}>
        {text}
      </button>
      {(problem !== null || noContact) && (
        <p className="field-error" role="alert">
          {problem?.detail ?? t.noContact}
        </p>
      )}
    </>
  );
}
