/** A new version of the order is written in, as the board adopted it. */
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useId } from 'react';
import type { OrderOnDay } from '../../../api/registers/delegation-order-view';
import type { ProblemDocument } from '../../../api/problems/problem';
import { compareItems } from '../../../../libs/delegation/compare';
import '../../auditing/auditing.css';
import { useReading } from '../../api/read';
import { CommandForm, DayField, Empty, Failed, Page, Skeleton, TextField, type Form } from '../../parts';
import { oreFrom, today } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { apiOf, useBoards, useMayWrite } from '../board';
import '../delegating.css';
import { texts as shared } from '../texts';
import { Differences } from '../versions/differences';
import { FromFile } from './from-file';
import { ItemEditor } from './item-editor';
import { texts } from './texts';
import { asItem, emptyItem, sent, typed, type OrderValues } from './values';

/** Each no about an item says which one. */
function useErrors(): (problem: ProblemDocument, values: OrderValues) => readonly { field: string; message: string }[] {
  const t = useTexts(texts);
  return (problem, { items }) =>
    (problem.errors ?? []).map(({ field, message }) => {
      const [, index, name] = /^items\.(\d+)\.(\w+)/.exec(field) ?? [];
      if (index === undefined) return { field, message };
      const item = items[Number(index)];
      const unreadable = name === 'limitOre' && item !== undefined && oreFrom(item.limitOre) === undefined;
      return {
        field: `items.${index}.${name}`,
        message: t.inItem(item?.number || String(Number(index) + 1), unreadable ? t.notAnAmount : message),
      };
    });
}

function Items({ form, boardId }: { form: Form<OrderValues>; boardId: string }) {
  const t = useTexts(texts);
  const name = useId();
  const { items } = form.values;
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t.items}</h2>
      <FromFile boardId={boardId} onRead={(read) => form.set('items', read)} />
      {items.map((_, index) => (
        <ItemEditor
          key={index}
          form={form}
          index={index}
          onRemove={() =>
            form.set(
              'items',
              items.filter((_item, place) => place !== index),
            )
          }
        />
      ))}
      <button type="button" className="button" onClick={() => form.set('items', [...items, emptyItem])}>
        {t.add}
      </button>
    </section>
  );
}

function Changes({ inForce, values }: { inForce: OrderOnDay; values: OrderValues }) {
  const t = useTexts(texts);
  const name = useId();
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t.changes}</h2>
      <p>{inForce.version ? t.changesText : t.changesNone}</p>
      {inForce.version && <Differences level={3} comparison={compareItems(inForce.items, values.items.map(asItem))} />}
    </section>
  );
}

/** An item without who holds its post. */
const plain = ({
  revoked: _revoked,
  holders: _holders,
  substitutes: _substitutes,
  subDelegations: _sub,
  ...item
}: OrderOnDay['items'][number]) => item;

function Adopting({ boardId, board, inForce }: { boardId: string; board: string; inForce: OrderOnDay }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const errors = useErrors();
  const initial: OrderValues = {
    version: '',
    boardParagraph: '',
    adoptedOn: today(),
    validFrom: today(),
    items: inForce.items.length > 0 ? inForce.items.map((item) => typed(plain(item))) : [emptyItem],
  };
  const posts = [
    ...new Set([
      ...inForce.items.flatMap(({ post, substitutePost }) => [post, substitutePost ?? post]),
      ...inForce.posts.map(({ post }) => post),
    ]),
  ];
  return (
    <>
      <datalist id="known-posts">
        {posts.map((post) => (
          <option key={post}>{post}</option>
        ))}
      </datalist>
      <CommandForm<OrderValues>
        to={`${apiOf(boardId)}/adopt-order`}
        etag={null}
        keep={`delegation/${boardId}/adopt`}
        initial={initial}
        body={({ items, ...head }) => ({ board, ...head, items: items.map(sent) })}
        submit={t.submit}
        done={t.done}
        errors={errors}
        onDone={() => void navigate({ to: '/delegation/$boardId/versioner', params: { boardId } })}
        onCancel={() => void navigate({ to: '/delegation/$boardId', params: { boardId } })}
      >
        {(form) => (
          <>
            <h2>{t.head}</h2>
            <TextField {...form.field('version')} label={t.version} hint={t.versionHint} width="short" />
            <TextField {...form.field('boardParagraph')} label={t.boardParagraph} hint={t.boardParagraphHint} width="medium" />
            <DayField {...form.field('adoptedOn')} label={t.adoptedOn} />
            <DayField {...form.field('validFrom')} label={t.validFrom} />
            <Items form={form} boardId={boardId} />
            <Changes inForce={inForce} values={form.values} />
          </>
        )}
      </CommandForm>
    </>
  );
}

export function AdoptPage() {
  const t = useTexts(texts);
  const { title } = useTexts(shared);
  const { boardId } = useParams({ from: '/signed-in/delegation/$boardId/anta' });
  const mayWrite = useMayWrite();
  const { boards } = useBoards();
  const { data, error, refetch } = useReading<OrderOnDay>(`${apiOf(boardId)}/order`);
  const board = data?.body.version?.board ?? boards?.find((one) => one.boardId === boardId)?.name;
  return (
    <Page
      title={t.title}
      lead={mayWrite ? t.lead : undefined}
      above={
        <Link to="/delegation/$boardId" params={{ boardId }}>
          ‹ {title}
        </Link>
      }
    >
      {!mayWrite && (
        <Empty title={t.notYours}>
          <p>{t.notYoursText}</p>
        </Empty>
      )}
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {mayWrite && !error && (!data || board === undefined) && <Skeleton lines={10} />}
      {mayWrite && data && board !== undefined && <Adopting boardId={boardId} board={board} inForce={data.body} />}
    </Page>
  );
}
