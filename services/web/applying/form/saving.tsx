import { here, signInAddress } from '../../api/me';
import { useFormat } from '../../texts/format';
import type { Saving } from './draft';
import type { FormTexts } from './texts';

/** Whether what is typed is safe. Said aloud only when it isn't: nobody wants to hear "saved" after each word. */
export function SavingLine({ saving, t }: { saving: Saving; t: FormTexts }) {
  const { time } = useFormat();
  if (saving.kind === 'offline')
    return (
      <p className="saving away" role="status">
        {t.offline}
      </p>
    );
  if (saving.kind === 'refused')
    return (
      <p className="saving away" role="alert">
        {t.notSaved} {saving.problem.code === 'not-signed-in' ? <a href={signInAddress(here())}>{t.signInAgain}</a> : saving.problem.detail}
      </p>
    );
  return <p className="saving">{saving.kind === 'saved' ? t.saved(time(saving.at)) : saving.kind === 'saving' ? t.saving : t.unsaved}</p>;
}
