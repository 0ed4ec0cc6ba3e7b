/** The announcement on the notice board and the proof of it (anslagsbevis), in Swedish as the board's own documents are (KL 8:10–12, 13:5). */
import { formatDay, plusDays } from '#libs/kernel';
import type { MeetingState } from './meeting';
import { lastDayToAppeal } from './steps';

/** One line of a document: what it is, and what it says. */
export interface DocumentLine {
  readonly term: string;
  readonly value: string;
}

export interface BoardNotice {
  readonly heading: string;
  readonly lines: readonly DocumentLine[];
  /** How to appeal, for those who read the notice board. */
  readonly appeal: string;
  /** All of it, to copy. */
  readonly text: string;
}

const APPEAL =
  'Beslut som har anmälts kan överklagas enligt 13 kap. kommunallagen av den som är medlem i regionen. Överklagandet lämnas skriftligt till förvaltningsrätten och ska ha kommit in inom tre veckor från den dag då det tillkännagavs på anslagstavlan att protokollet är justerat.';

const place = 'Regionens diarium';

/**
 * Null until the minutes have been approved. As long as nothing is posted, the announcement is reckoned to go up on `postedOn`, which is the day that it
 * is to say.
 */
export function noticeOf(state: MeetingState, postedOn: string): BoardNotice | null {
  const { called, held, approved, posted, removedOn } = state;
  if (!called || !held || !approved) return null;
  const up = posted?.postedOn ?? postedOn;
  const lastDay = lastDayToAppeal(up);
  const heading = `Justerat protokoll: ${called.board} ${formatDay(held.heldOn)}`;
  const lines: DocumentLine[] = [
    { term: 'Organ', value: called.board },
    { term: 'Sammanträdesdatum', value: formatDay(held.heldOn) },
    { term: 'Paragraf', value: held.paragraph },
    { term: 'Justerat', value: formatDay(approved.approvedOn) },
    { term: 'Anslaget sätts upp', value: formatDay(up) },
    { term: 'Sista dag för överklagande', value: formatDay(lastDay) },
    { term: 'Anslaget tas ned', value: removedOn === null ? `tidigast ${formatDay(plusDays(lastDay, 1))}` : formatDay(removedOn) },
    { term: 'Protokollet förvaras', value: posted?.minutesAt ?? place },
  ];
  const text = [heading, '', ...lines.map(({ term, value }) => `${term}: ${value}`), '', APPEAL].join('\n');
  return { heading, lines, appeal: APPEAL, text };
}

/** What is signed when the announcement has been up; null until it is posted. */
export function proofOfNotice(state: MeetingState): readonly DocumentLine[] | null {
  const { called, held, approved, posted, removedOn } = state;
  if (!called || !held || !approved || !posted) return null;
  return [
    { term: 'Organ', value: called.board },
    { term: 'Sammanträdesdatum', value: formatDay(held.heldOn) },
    { term: 'Paragraf', value: held.paragraph },
    { term: 'Protokollet justerat', value: `${formatDay(approved.approvedOn)} av ${approved.approvedBy.join(' och ')}` },
    { term: 'Anslaget uppsatt', value: formatDay(posted.postedOn) },
    { term: 'Sista dag för överklagande', value: formatDay(lastDayToAppeal(posted.postedOn)) },
    { term: 'Anslaget nedtaget', value: removedOn === null ? '' : formatDay(removedOn) },
    { term: 'Plats på anslagstavlan', value: posted.proof },
    { term: 'Förvaringsplats för protokollet', value: posted.minutesAt },
  ];
}
