import { useNavigate } from '@tanstack/react-router';
import { CONFLICT_GROUND_NAMES } from '#libs/grant-cases/wordings';
import { CommandForm, Radios, TextArea } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { texts } from './texts';

/** Whoever declares a conflict sees no more of the case, and is led back to the list. */
export function DeclareConflict({ caseId, etag, onCancel }: { caseId: string; etag: string | null; onCancel: () => void }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  return (
    <CommandForm
      to={`/api/cases/${caseId}/declare-conflict`}
      etag={etag}
      keep={`${caseId}/declare-conflict`}
      initial={{ ground: '', details: '' }}
      body={({ ground, details }) => ({ ground: ground || null, details })}
      submit={t.declareConflict}
      done={t.conflictDeclared}
      onDone={() => void navigate({ to: '/beslut' })}
      onCancel={onCancel}
      danger
    >
      {({ field }) => (
        <>
          <Radios
            {...field('ground')}
            label={t.ground}
            hint={t.conflictHint}
            options={Object.entries(CONFLICT_GROUND_NAMES).map(([value, name]) => ({ value, text: name[language] }))}
          />
          <TextArea {...field('details')} label={t.conflictDetails} rows={3} />
        </>
      )}
    </CommandForm>
  );
}
