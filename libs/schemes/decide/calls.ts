import { accept, canonicalJson, formatDay, refuse, type Decision } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import type { SchemeState } from '../scheme';
import type { CommandBody } from './commands';

const on = (field?: string) => ({ basis: 'LAW', citation: 'KL 6:38 1', ...(field === undefined ? {} : { field }) }) as const;

export function openCall(body: CommandBody<'OpenCall'>, state: SchemeState): Decision<SchemeEvent> {
  const known = state.calls.find(({ callId }) => callId === body.callId);
  if (known) {
    const { closedOn: _, ...asOpened } = known;
    if (canonicalJson(asOpened) === canonicalJson(body)) return accept();
    return refuse(
      'call-id-taken',
      {
        sv: `Beteckningen ${body.callId} används redan av utlysningen ”${known.theme}”. Välj en annan.`,
        en: `The name ${body.callId} is already used by the call “${known.theme}”. Choose another.`,
      },
      on('callId'),
    );
  }
  if (state.intake?.mode !== 'CALLS')
    return refuse(
      'not-by-calls',
      {
        sv: 'Stödformen har inte intag genom utlysningar. Skriv först in nämndens beslut om intagsregel.',
        en: 'The grant scheme does not take applications through calls. First enter the board’s decision on the rule of intake.',
      },
      on(),
    );
  if (body.closesOn < body.opensOn)
    return refuse(
      'call-ends-first',
      {
        sv: 'Utlysningens sista dag ligger före den första. Rätta en av dem.',
        en: 'The last day of the call is before the first. Correct one of them.',
      },
      on('closesOn'),
    );
  return accept({ type: 'CallOpened', body });
}

/** A call may be closed before its time, even before it has opened; its last day is then `closedOn`. */
export function closeCall(body: CommandBody<'CloseCall'>, state: SchemeState): Decision<SchemeEvent> {
  const call = state.calls.find(({ callId }) => callId === body.callId);
  if (!call)
    return refuse(
      'unknown-call',
      { sv: `Stödformen har ingen utlysning med beteckningen ${body.callId}.`, en: `The grant scheme has no call named ${body.callId}.` },
      on('callId'),
    );
  if (call.closedOn === body.closedOn) return accept();
  if (call.closedOn !== null)
    return refuse(
      'call-closed-already',
      {
        sv: `Utlysningen stängdes redan ${formatDay(call.closedOn)}.`,
        en: `The call was already closed on ${formatDay(call.closedOn, 'en')}.`,
      },
      on('closedOn'),
    );
  if (body.closedOn > call.closesOn)
    return refuse(
      'call-over',
      {
        sv: `Utlysningen går ut ${formatDay(call.closesOn)} och kan inte stängas en senare dag.`,
        en: `The call ends on ${formatDay(call.closesOn, 'en')} and cannot be closed on a later day.`,
      },
      on('closedOn'),
    );
  return accept({ type: 'CallClosed', body });
}
