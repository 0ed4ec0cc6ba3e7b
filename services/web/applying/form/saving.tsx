import type { ReactNode } from 'react';
import { here, signInAddress } from '../../api/me';
import { useFormat } from '../../texts/format';
import type { Saving } from './draft';
import type { FormTexts } from './texts';

/** Whether what is typed is safe. Said aloud only when it isn't: nobody wants to hear "saved" after each word. */
export function SavingLine({ saving, t }: { saving: Saving; t: FormTexts }) {
  const { time } = useFormat();
  switch (saving.kind) {
    case 'saved':
      return <p className="saving">{t.saved(time(saving.at))}</p>;
    case 'saving':
      return <p className="saving">{t.saving}</p>;
    case 'unsaved':
      return <p className="saving">{t.unsaved}</p>;
    case 'offline':
      return <Away t={t}>{t.offline}</Away>;
    case 'refused':
      return (
        <Away t={t}>
          {t.notSaved}{' '}
          {saving.problem.code === 'not-signed-in' ? <a href={signInAddress(here())}>{t.signInAgain}</a> : saving.problem.detail}
        </Away>
      );
  }
}

/** At the bottom of the window: the page does not jump under the hands of whoever writes. */
const Away = ({ t, children }: { t: FormTexts; children: ReactNode }) => (
  <>
    <p className="saving">{t.keptHere}</p>
    <p className="saving away" role="status">
      {children}
    </p>
  </>
);
