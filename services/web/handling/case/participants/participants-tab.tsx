import { useTexts } from '../../../texts/language';
import { ActionButton } from '../action-form';
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
        {assigns && <ActionButton gor="fordela">{t.assignAnew}</ActionButton>}
      </div>
      <p className="hint">{t.lead}</p>
      {assigns && <AssignForm {...opened} />}
      <People listed={opened} participants={opened.page.participants} />
    </>
  );
}
