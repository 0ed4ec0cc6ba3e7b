/** The boards' delegation orders line by line, what has been taken back, and who holds which post. Read as of a day. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { delegationEvents, type DelegationEvent, type DelegationItem } from '#libs/delegation/events';
import type { Key, ProjectedEvent, Projection } from '#libs/projection-runtime';

export type DelegationRow = {
  board_id: string;
  kind: 'ITEM' | 'SUB_DELEGATION' | 'REVOCATION' | 'POST';
  id: string;
  board: string | null;
  order_version: string | null;
  board_paragraph: string | null;
  adopted_on: string | null;
  number: string | null;
  item_number: string | null;
  matter: string | null;
  case_group: string | null;
  kinds: string[] | null;
  statute: string | null;
  post: string | null;
  substitute_post: string | null;
  granted_by: DelegationItem['grantedBy'] | null;
  sub_delegation: boolean | null;
  limit_ore: number | null;
  reporting: DelegationItem['reporting'] | null;
  conditions: string | null;
  title: string | null;
  holder_ref: string | null;
  holder_name: string | null;
  holder_organisation: string | null;
  acting: boolean | null;
  reason: string | null;
  valid_from: string;
  valid_to: string | null;
  position: number;
};

type Adopted = Extract<ProjectedEvent<DelegationEvent>, { type: 'DelegationOrderAdopted' }>;

const STREAM = 'delegation-';

/** A row of which only the given columns are filled. */
const rowWith = (
  filled: Pick<DelegationRow, 'board_id' | 'kind' | 'id' | 'valid_from' | 'position'> & Partial<DelegationRow>,
): DelegationRow => ({
  board: null,
  order_version: null,
  board_paragraph: null,
  adopted_on: null,
  number: null,
  item_number: null,
  matter: null,
  case_group: null,
  kinds: null,
  statute: null,
  post: null,
  substitute_post: null,
  granted_by: null,
  sub_delegation: null,
  limit_ore: null,
  reporting: null,
  conditions: null,
  title: null,
  holder_ref: null,
  holder_name: null,
  holder_organisation: null,
  acting: null,
  reason: null,
  valid_to: null,
  ...filled,
});

/** A line's number may stand in every version, so the place of the version in the log parts them. */
const itemId = (event: Adopted, place: number): string => `${event.position}/${place}`;

function itemRow(boardId: string, event: Adopted, id: string): DelegationRow | undefined {
  const { board, version, boardParagraph, adoptedOn, validFrom, items } = event.body;
  const item = items[Number(id.slice(id.indexOf('/') + 1))];
  if (!item) return undefined;
  return rowWith({
    board_id: boardId,
    kind: 'ITEM',
    id,
    board,
    order_version: version,
    board_paragraph: boardParagraph,
    adopted_on: adoptedOn,
    number: item.number,
    matter: item.matter,
    case_group: item.caseGroup,
    kinds: item.kinds,
    statute: item.statute,
    post: item.post,
    substitute_post: item.substitutePost,
    granted_by: item.grantedBy,
    sub_delegation: item.subDelegation,
    limit_ore: item.limitOre,
    reporting: item.reporting,
    conditions: item.conditions,
    valid_from: validFrom,
    position: event.position,
  });
}

export const delegationRegister: Projection<DelegationRow, DelegationEvent> = {
  name: 'delegation_register',
  version: 2,
  handles: Object.keys(delegationEvents) as DelegationEvent['type'][],
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['board_id', 'kind', 'id'],
  perStream: true,
  keysOf(event): readonly Key[] {
    const boardId = event.stream.slice(STREAM.length);
    switch (event.type) {
      case 'DelegationOrderAdopted':
        return event.body.items.map((_, place) => [boardId, 'ITEM', itemId(event, place)]);
      case 'SubDelegationGranted':
        return [[boardId, 'SUB_DELEGATION', String(event.position)]];
      case 'DelegationRevoked':
        return [[boardId, 'REVOCATION', String(event.position)]];
      case 'PostAssigned':
      case 'PostAssignmentEnded':
        return [[boardId, 'POST', event.body.assignmentId]];
    }
  },
  fold(row, event, key) {
    const [board_id, , id] = key as [string, string, string];
    const { position } = event;
    switch (event.type) {
      case 'DelegationOrderAdopted':
        return itemRow(board_id, event, id);
      case 'SubDelegationGranted': {
        const { number, itemNumber, orderVersion, post, limitOre, grantor, grantorTitle, grantorActing, grantedOn, from, reference } =
          event.body;
        return rowWith({
          board_id,
          kind: 'SUB_DELEGATION',
          id,
          order_version: orderVersion,
          board_paragraph: reference,
          adopted_on: grantedOn,
          number,
          item_number: itemNumber,
          post,
          granted_by: 'FORVALTNINGSCHEF',
          limit_ore: limitOre,
          title: grantorTitle,
          holder_ref: grantor.ref,
          holder_name: grantor.name,
          holder_organisation: grantor.organisation,
          acting: grantorActing,
          valid_from: from,
          position,
        });
      }
      case 'DelegationRevoked': {
        const { number, from, boardParagraph, reason } = event.body;
        return rowWith({ board_id, kind: 'REVOCATION', id, number, board_paragraph: boardParagraph, reason, valid_from: from, position });
      }
      case 'PostAssigned': {
        const { post, title, holder, from, to, acting, reason } = event.body;
        const held = { holder_ref: holder.ref, holder_name: holder.name, holder_organisation: holder.organisation };
        return rowWith({ board_id, kind: 'POST', id, post, title, ...held, acting, reason, valid_from: from, valid_to: to, position });
      }
      case 'PostAssignmentEnded':
        return row && { ...row, valid_to: event.body.lastDay, reason: event.body.reason, position };
    }
  },
};
