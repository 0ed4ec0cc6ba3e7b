/** One item of the order, with who could decide by it that day. */
import { useId, useState } from 'react';
import type { ShownItem, ShownSubDelegation, TakenBack } from '../../../api/registers/delegation-order-view';
import { Facts, Notice, Tag } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { useMayWrite } from '../board';
import { Held } from '../held';
import { useSaid } from '../item-facts';
import { texts as shared } from '../texts';
import { PassOn } from './pass-on';
import { Revoke } from './revoke';
import { texts } from './texts';

function Revoked({ revoked }: { revoked: TakenBack }) {
  const t = useTexts(texts);
  const { day } = useFormat();
  return (
    <Notice tone="warning" title={t.revokedFrom(day(revoked.from))}>
      <p>
        {t.revokedBy(revoked.boardParagraph)} <span lang="sv">{revoked.reason}</span>
      </p>
    </Notice>
  );
}

function SubDelegation({ boardId, sub, open }: { boardId: string; sub: ShownSubDelegation; open: boolean }) {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const said = useSaid();
  const { day } = useFormat();
  const mayWrite = useMayWrite();
  const [revoking, setRevoking] = useState(false);
  const { number, post, limitOre, grantor, grantorTitle, grantedOn, reference, from, revoked, unsound, holders } = sub;
  return (
    <div className="passed-on">
      <h4>{t.passedOnTo(number)}</h4>
      {unsound !== null && (
        <Notice tone="danger" title={t.unsound}>
          <p>{unsound}</p>
        </Notice>
      )}
      {revoked && <Revoked revoked={revoked} />}
      <Facts
        items={[
          [common.field.post, <Held key="held" post={post} held={holders} />],
          [common.field.limitOre, said('limitOre', limitOre)],
          [t.by, t.byText(grantor.name, grantorTitle, day(grantedOn), reference)],
          [t.validFrom, day(from)],
        ]}
      />
      {open && mayWrite && !revoked && (
        <button type="button" className="button small" onClick={() => setRevoking(true)}>
          {t.revokeNamed(number)}
        </button>
      )}
      <Revoke boardId={boardId} number={number} open={revoking} onClose={() => setRevoking(false)} />
    </div>
  );
}

export function Item({ boardId, item, on, current }: { boardId: string; item: ShownItem; on: string; current: boolean }) {
  const t = useTexts(texts);
  const common = useTexts(shared);
  const said = useSaid();
  const mayWrite = useMayWrite();
  const name = useId();
  const [doing, setDoing] = useState<'revoke' | 'pass-on' | null>(null);
  const { number, matter, post, substitutePost, holders, substitutes, revoked, subDelegations, conditions } = item;
  const { field } = common;
  const close = (): void => setDoing(null);
  return (
    <section className="card item" aria-labelledby={name}>
      <h3 id={name}>
        <span className="number">{number}</span> <span lang="sv">{matter}</span>{' '}
        {revoked && revoked.from <= on && <Tag tone="warning">{t.revokedFrom(revoked.from)}</Tag>}
      </h3>
      {revoked && <Revoked revoked={revoked} />}
      <Facts
        items={[
          [field.kinds, said('kinds', item.kinds)],
          [field.limitOre, said('limitOre', item.limitOre)],
          [field.post, <Held key="held" post={post} held={holders} />],
          [
            field.substitutePost,
            substitutePost === null ? common.none : <Held key="substitutes" post={substitutePost} held={substitutes} />,
          ],
          [field.reporting, said('reporting', item.reporting)],
          conditions !== null && [
            field.conditions,
            <span key="conditions" lang="sv" className="as-written">
              {conditions}
            </span>,
          ],
          [`${field.caseGroup}, ${field.statute.toLowerCase()}`, <span key="law" lang="sv">{`${item.caseGroup}, ${item.statute}`}</span>],
          [field.grantedBy, said('grantedBy', item.grantedBy)],
          [field.subDelegation, said('subDelegation', item.subDelegation)],
        ]}
      />
      {subDelegations.map((sub) => (
        <SubDelegation key={sub.number} boardId={boardId} sub={sub} open={current} />
      ))}
      {current && mayWrite && !revoked && (
        <div className="buttons">
          <button type="button" className="button small" onClick={() => setDoing('revoke')}>
            {t.revokeNamed(number)}
          </button>
          {item.subDelegation && item.grantedBy === 'BOARD' && (
            <button type="button" className="button small" onClick={() => setDoing('pass-on')}>
              {t.passOnNamed(number)}
            </button>
          )}
        </div>
      )}
      <Revoke boardId={boardId} number={number} open={doing === 'revoke'} onClose={close} />
      <PassOn boardId={boardId} item={item} open={doing === 'pass-on'} onClose={close} />
    </section>
  );
}
