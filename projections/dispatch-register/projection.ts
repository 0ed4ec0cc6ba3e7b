/** The register of what has been sent: one row for each mail, with what became of it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DISPATCH_PREFIX, type DispatchEvent } from '#libs/mail/events';
import type { Projection } from '#libs/projection-runtime';

export const DISPATCH_STATUSES = ['SENT', 'KEPT', 'REFUSED'] as const;
export type DispatchStatus = (typeof DISPATCH_STATUSES)[number];
export type DispatchRow = {
  dispatch_id: string;
  status: DispatchStatus;
  channel: string;
  kind: string;
  case_id: string | null;
  recipient_ref: string | null;
  recipient_role: string;
  address: string | null;
  subject: string;
  text: string;
  message_id: string;
  reason: string | null;
  answer: string | null;
  document_sha256: string | null;
  at: string;
  position: number;
  words: string;
};

const STATUS: Readonly<Record<DispatchEvent['type'], DispatchStatus>> = { MailSent: 'SENT', MailKept: 'KEPT', MailRefused: 'REFUSED' };

export const dispatchRegister: Projection<DispatchRow, DispatchEvent> = {
  name: 'dispatch_register',
  version: 1,
  handles: ['MailSent', 'MailKept', 'MailRefused'],
  tableSql: readFileSync(path.join(__dirname, 'table.sql'), 'utf8'),
  key: ['dispatch_id'],
  appendOnly: true,
  keysOf: ({ stream }) => [[stream.slice(DISPATCH_PREFIX.length)]],
  fold(_, { type, body, recordedAt, position }, [dispatchId]) {
    const { channel, kind, recipient, address, caseId, subject, text, messageId, documentSha256 } = body;
    return {
      dispatch_id: dispatchId as string,
      status: STATUS[type],
      channel,
      kind,
      case_id: caseId,
      recipient_ref: recipient.ref,
      recipient_role: recipient.role,
      address,
      subject,
      text,
      message_id: messageId,
      reason: 'reason' in body ? body.reason : null,
      answer: 'answer' in body ? body.answer : null,
      document_sha256: documentSha256,
      at: recordedAt,
      position,
      words: [address, subject]
        .filter((part) => part !== null)
        .join(' ')
        .toLowerCase(),
    };
  },
};
