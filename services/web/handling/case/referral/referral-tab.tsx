import { Empty, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { ReferForm } from './refer-form';
import { texts } from './texts';

export function ReferralTab() {
  const t = useTexts(texts);
  const f = useFormat();
  const opened = useOpened();
  const { referrals } = opened.page;
  return (
    <>
      <div className="tab-head">
        <h2>{t.title}</h2>
        {may(opened, 'refer') && <OpenButton gor="hanvisa">{t.add}</OpenButton>}
      </div>
      <p className="hint tab-lead">{t.lead}</p>
      <ReferForm />
      {referrals.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        referrals.toReversed().map(({ revision, funder, advice, by, at }) => (
          <article key={revision} className="card">
            <h3>{funder}</h3>
            <Written>{advice}</Written>
            <p className="hint">{t.by(by.name, f.shortMoment(at))}</p>
          </article>
        ))
      )}
    </>
  );
}
