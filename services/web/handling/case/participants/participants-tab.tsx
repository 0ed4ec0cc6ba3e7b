import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { AssignForm } from './assign-form';
import { People } from './people';
import { texts } from './texts';

export function ParticipantsTab() {
  const t = useTexts(texts);
  const opened = useOpened();
  const assigns = may(opened, 'assign');
  return (
    <>
      <div className="tab-head">
        <h2>{t.title}</h2>
        {assigns && <OpenButton gor="fordela">{t.assignAnew}</OpenButton>}
      </div>
      <p className="hint">{t.lead}</p>
      {assigns && <AssignForm {...opened} />}
      <People listed={opened} participants={opened.page.participants} />
    </>
  );
}
