import { define } from '../texts/language';

/** What is asked of an announcement, wherever it is entered. */
export const texts = define({
  sv: {
    postedOn: 'Anslaget uppsatt',
    proof: 'Adress på anslagstavlan',
    proofHint: 'Adressen eller ett annat bevis på att det sitter där.',
    minutesAt: 'Här finns protokollet',
    minutesAtDraft: 'Regionens diarium, Region Örebro län',
    doInterrupt: 'Skriv in ett avbrott',
    interruptLead: 'Har anslaget varit nere före sista dagen räknas inte tiden. Den börjar om när det anslås på nytt (KL 13:5).',
    interruptedOn: 'Dag då anslaget var nere',
    whatHappened: 'Vad som hände',
    removedOn: 'Anslaget nedtaget',
  },
  en: {
    postedOn: 'Announcement posted',
    proof: 'Address on the notice board',
    proofHint: 'The address, or other proof that it is there.',
    minutesAt: 'Where the minutes are',
    minutesAtDraft: 'Regionens diarium, Region Örebro län',
    doInterrupt: 'Enter an interruption',
    interruptLead:
      'If the announcement was down before the last day, the time does not count. It begins again when it is posted anew (KL 13:5).',
    interruptedOn: 'Day when it was down',
    whatHappened: 'What happened',
    removedOn: 'Announcement taken down',
  },
});
