import { Empty } from '../../../parts';
import { useTexts } from '../../../texts/language';
import { OpenButton } from '../../../entering';
import { may } from '../actions';
import { useOpened } from '../opened';
import { Composer } from './composer';
import { SupplementCard } from './supplement-card';
import { texts } from './texts';

export function SupplementTab() {
  const t = useTexts(texts);
  const opened = useOpened();
  const { supplements } = opened.page;
  return (
    <>
      <div className="tab-head">
        <h2>{t.title}</h2>
        {may(opened, 'requestSupplement') && <OpenButton gor="begar">{t.request}</OpenButton>}
      </div>
      <Composer />
      {supplements.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        supplements.toReversed().map((supplement) => <SupplementCard key={supplement.id} supplement={supplement} />)
      )}
    </>
  );
}
