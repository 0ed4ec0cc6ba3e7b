/** A view's name, and who sees it. Fetched when somebody wants to save one. */
import { useEffect, useRef } from 'react';
import type { ProblemDocument } from '../../../api/problems/problem';
import { Checkbox, Dialog, ErrorSummary, NotSent, TextField } from '../../parts';
import { useTexts } from '../../texts/language';
import type { Asked } from './search';
import { texts } from './texts';

export interface Editing {
  readonly viewId: string;
  readonly name: string;
  readonly shared: boolean;
  readonly isNew: boolean;
}
interface Props {
  readonly view: Editing;
  readonly asked: Asked;
  readonly problem: ProblemDocument | 'no-contact' | null;
  readonly sending: boolean;
  readonly onChange: (view: Editing) => void;
  readonly onSave: () => void;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export function ViewDialog({ view, asked, problem, sending, onChange, onSave, onDelete, onClose }: Props) {
  const t = useTexts(texts);
  const name = useRef<HTMLDivElement>(null);
  useEffect(() => name.current!.querySelector('input')!.focus(), []);
  const refused = problem === 'no-contact' ? null : problem;
  return (
    <Dialog open title={view.isNew ? t.saveViewTitle : t.changeView} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {problem === 'no-contact' && <NotSent />}
        {refused && (
          <ErrorSummary
            key={JSON.stringify(refused.errors)}
            problem={refused}
            idOf={(field) => (field === 'name' ? 'view-name' : undefined)}
          />
        )}
        {asked.q !== '' && (
          <p>
            <code>{asked.q}</code>
          </p>
        )}
        <div ref={name}>
          <TextField
            label={t.viewName}
            hint={t.viewNameHint}
            id="view-name"
            name="name"
            value={view.name}
            error={refused?.errors?.find(({ field }) => field === 'name')?.message}
            onChange={(next) => onChange({ ...view, name: next })}
          />
        </div>
        <Checkbox
          label={t.shareView}
          id="view-shared"
          name="shared"
          value={view.shared}
          error={undefined}
          onChange={(shared) => onChange({ ...view, shared })}
        />
        <div className="buttons">
          <button type="submit" className="button primary" aria-disabled={sending}>
            {t.save}
          </button>
          {!view.isNew && (
            <button type="button" className="button danger" onClick={onDelete}>
              {t.deleteView}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
