/** The order item by item, as it stands or as it stood on a chosen day. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { OrderOnDay, VersionHead } from '../../../api/registers/delegation-order-view';
import { search, useReading } from '../../api/read';
import { DayField, Empty, Facts, Failed, Notice, Skeleton } from '../../parts';
import { today, useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf } from '../board';
import { Frame } from '../frame';
import { texts as shared } from '../texts';
import { Item } from './item';
import { texts } from './texts';

function ChooseDay({ day, onChoose }: { day: string; onChoose: (day: string | undefined) => void }) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(day);
  const [known, setKnown] = useState(day);
  // the way back in the browser changes the address under the field
  if (known !== day) {
    setKnown(day);
    setTyped(day);
  }
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onChoose(typed === '' || typed === today() ? undefined : typed);
  };
  return (
    <form className="choose-day" onSubmit={send}>
      <DayField id="dag" name="dag" label={t.day} value={typed} onChange={setTyped} error={undefined} />
      <div className="buttons">
        <button type="submit" className="button">
          {t.show}
        </button>
        {day !== today() && (
          <button type="button" className="button quiet" onClick={() => onChoose(undefined)}>
            {t.today}
          </button>
        )}
      </div>
    </form>
  );
}

export function VersionFacts({ version }: { version: VersionHead }) {
  const t = useTexts(texts);
  const { standings } = useTexts(shared);
  const { day } = useFormat();
  return (
    <Facts
      inline
      items={[
        [t.name, version.version],
        [t.standing, standings[version.standing]],
        [
          t.adopted,
          <span key="adopted">
            {day(version.adoptedOn)}, <span lang="sv">{version.boardParagraph}</span>
          </span>,
        ],
        [t.validFrom, day(version.validFrom)],
        version.replacedFrom !== null && [t.replaced, day(version.replacedFrom)],
      ]}
    />
  );
}

function Order({ boardId, order }: { boardId: string; order: OrderOnDay }) {
  const t = useTexts(texts);
  if (!order.version)
    return (
      <Empty title={t.noOrder}>
        <p>{t.noOrderText}</p>
      </Empty>
    );
  return (
    <>
      <VersionFacts version={order.version} />
      <h2>{t.items}</h2>
      {order.items.map((item) => (
        <Item key={item.number} boardId={boardId} item={item} on={order.on} current={order.version?.standing === 'IN_FORCE'} />
      ))}
    </>
  );
}

export function OrderPage() {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const navigate = useNavigate();
  const { boardId } = useParams({ from: '/signed-in/delegation/$boardId' });
  const { dag, version } = useSearch({ from: '/signed-in/delegation/$boardId' });
  const { data, error, refetch } = useReading<OrderOnDay>(`${apiOf(boardId)}/order${search({ on: dag, version })}`);
  const shown = data?.body.version?.version;
  return (
    <Frame
      boardId={boardId}
      part={common.order}
      actions={
        shown !== undefined && (
          <a className="button" href={`${apiOf(boardId)}/order-file${search({ version: shown })}`} download>
            {common.asTable}
          </a>
        )
      }
    >
      <ChooseDay
        day={dag ?? today()}
        onChoose={(chosen) => void navigate({ to: '/delegation/$boardId', params: { boardId }, search: { dag: chosen } })}
      />
      {version !== undefined && (
        <Notice>
          <p>{t.versionShown}</p>
        </Notice>
      )}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={10} />}
      {data && <Order boardId={boardId} order={data.body} />}
    </Frame>
  );
}
