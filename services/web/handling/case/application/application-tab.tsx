/** The application as it reads now, what has been found about it, and what it read before. */
import { CHANNEL_NAMES } from '#libs/grant-cases/wordings';
import { Notice, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { useOpened } from '../opened';
import { DelayForm, Delays } from '../times/delay';
import { useWords } from '../words';
import { AcknowledgeForm, Acknowledgement } from './acknowledgement';
import { Answers } from './answers';
import { Files } from './files';
import { CheckForm, FormalCheck } from './formal-check';
import { AmendForm, WithdrawForm } from './other-forms';
import { texts } from './texts';
import { Versions } from './versions';

export function ApplicationTab() {
  const t = useTexts(texts);
  // of an application that has been disposed of there is nothing to say what was not done with it
  const gone = useOpened().page.versions.length === 0;
  return (
    <>
      <h2>{t.title}</h2>
      <AcknowledgeForm />
      <DelayForm />
      <CheckForm />
      <AmendForm />
      <WithdrawForm />
      <div className="split">
        <Current />
        <aside>
          {!gone && (
            <>
              <FormalCheck />
              <Acknowledgement />
              <Delays />
            </>
          )}
          <Files />
        </aside>
      </div>
    </>
  );
}

function Current() {
  const t = useTexts(texts);
  const f = useFormat();
  const { named } = useWords();
  const { page, shown } = useOpened();
  const { received, withdrawn } = page;
  const current = page.versions.at(-1);
  return (
    <div>
      {withdrawn && (
        <Notice tone="warning" title={t.withdrawn(f.moment(withdrawn.at))}>
          <Written>{withdrawn.reason}</Written>
        </Notice>
      )}
      {current ? (
        <>
          <p className="hint">
            {page.versions.length > 1 && <>{t.version(current.version, f.moment(current.at))}. </>}
            {received && t.receivedBy(named(CHANNEL_NAMES, received.channel), f.moment(received.receivedAt))}
            {received?.receivedAtReason && <span lang="sv">. {received.receivedAtReason}</span>}
          </p>
          <Answers application={current.application} ownShare={shown.ownShare} guidelines={shown.guidelines} />
        </>
      ) : (
        <p>{t.disposed}</p>
      )}
      <Versions />
    </div>
  );
}
