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
      `Beteckningen ${body.callId} används redan av utlysningen ”${known.theme}”. Välj en annan.`,
      on('callId'),
    );
  }
  if (state.intake?.mode !== 'CALLS')
    return refuse('not-by-calls', 'Stödformen har inte intag genom utlysningar. Skriv först in nämndens beslut om intagsregel.', on());
  if (body.closesOn < body.opensOn)
    return refuse('call-ends-first', 'Utlysningens sista dag ligger före den första. Rätta en av dem.', on('closesOn'));
  return accept({ type: 'CallOpened', body });
}

/** A call may be closed before its time, even before it has opened; its last day is then `closedOn`. */
export function closeCall(body: CommandBody<'CloseCall'>, state: SchemeState): Decision<SchemeEvent> {
  const call = state.calls.find(({ callId }) => callId === body.callId);
  if (!call) return refuse('unknown-call', `Stödformen har ingen utlysning med beteckningen ${body.callId}.`, on('callId'));
  if (call.closedOn === body.closedOn) return accept();
  if (call.closedOn !== null)
    return refuse('call-closed-already', `Utlysningen stängdes redan ${formatDay(call.closedOn)}.`, on('closedOn'));
  if (body.closedOn > call.closesOn)
    return refuse('call-over', `Utlysningen går ut ${formatDay(call.closesOn)} och kan inte stängas en senare dag.`, on('closedOn'));
  return accept({ type: 'CallClosed', body });
}
