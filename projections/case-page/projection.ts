/** One row per case with everything that its page shows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { caseEvents, type CaseEvent, type CaseEventType } from '#libs/grant-cases/events';
import type { Projection } from '#libs/projection-runtime';
import { closeAccess, evolveAccess, noAccess, type AccessColumns } from '../cases/access';
import { CASE_EVENT_TYPES, caseKey, type CaseFact, type Handling } from '../cases/events';
import { dayAt } from '../swedish';
import { anew, appeals } from './appeals';
import { communication, decision, proposals, times } from './decision';
import { disposal } from './disposal';
import { arrival, investigation, people, supplements } from './handling';
import { emptyPage, type CasePage } from './page';
import { recorded, type Step, type Steps } from './step';

export type CasePageRow = AccessColumns & {
  case_id: string;
  number: string | null;
  scheme_id: string | null;
  organisation: string | null;
  title: string | null;
  received_on: string | null;
  page: CasePage;
  revision: number;
  position: number;
};

const STEPS: Steps<CaseEventType> = {
  ...arrival,
  ...people,
  ...supplements,
  ...investigation,
  ...proposals,
  ...communication,
  ...decision,
  ...appeals,
  ...anew,
  ...times,
  ...disposal,
};

const newRow = (caseId: string): CasePageRow => ({
  case_id: caseId,
  number: null,
  scheme_id: null,
  organisation: null,
  title: null,
  received_on: null,
  page: emptyPage(),
  ...noAccess(),
  revision: 0,
  position: 0,
});

function evolveHead(row: CasePageRow, event: CaseFact): void {
  switch (event.type) {
    case 'ApplicationSubmitted':
      row.scheme_id = event.body.schemeId;
      row.received_on = dayAt(event.body.receivedAt);
      row.organisation = event.body.application.organisation.name;
      row.title = event.body.application.title;
      return;
    case 'ApplicationAmended':
      row.organisation = event.body.application.organisation.name;
      row.title = event.body.application.title;
      return;
    case 'HandlingDisposed':
      row.scheme_id = event.body.remains.schemeId;
      row.received_on = dayAt(event.body.remains.receivedAt);
      return;
    case 'ApplicationRegistered':
      row.number = event.body.number;
  }
}

export const casePage: Projection<CasePageRow, CaseEvent> = {
  name: 'case_page',
  version: 5,
  handles: CASE_EVENT_TYPES,
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['case_id'],
  perStream: true,
  keysOf: caseKey,
  fold(existing, event, [caseId]) {
    const row = existing ?? newRow(caseId as string);
    evolveHead(row, event);
    evolveAccess(row, event);
    (STEPS[event.type] as Step<CaseEventType>)(row.page, event.body, recorded(event));
    const { handling } = event.body as { handling?: Handling };
    if (handling) row.page.handlings.push({ ...handling, revision: event.revision, label: caseEvents[event.type].label });
    row.revision = event.revision;
    row.position = event.position;
    return row;
  },
  disposed: {
    keysOf: caseKey,
    fold(existing, event, [caseId]) {
      const row = existing ?? newRow(caseId as string);
      closeAccess(row, event);
      row.page.disposed.push(event.revision);
      row.revision = event.revision;
      row.position = event.position;
      return row;
    },
  },
};
