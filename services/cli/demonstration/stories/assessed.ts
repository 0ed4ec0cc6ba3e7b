import { instantOn } from '../calendar';
import { acknowledged, assessed, assigned, eligible, impartial, registered, step, type Story } from '../story';

const JOHAN = 'handlaggare.johan';
const LEILA = 'radgivare.leila';
const PER = 'radgivare.per';

/** Everybody has assessed it; the proposal is next. */
export const assessedByAll: Story = {
  key: 'fri-skate',
  row: 6,
  arrival: { channel: 'IMPORT', ago: 18, by: 'administrator.david', time: '16:15' },
  steps: [
    registered(17, '08:55'),
    assigned(16, '08:45', JOHAN),
    impartial(16, '09:25', JOHAN, 'Jag åker inte skateboard och känner ingen i föreningen.'),
    acknowledged(16, '10:00', JOHAN, 22),
    impartial(16, '11:30', LEILA, 'Jag är opartisk i ärendet.'),
    impartial(
      15,
      '09:45',
      PER,
      'Activa svarade på en fråga från föreningen om anställning med lönestöd. Jag läste mejlet men skrev inte svaret.',
      true,
    ),
    step(14, '13:50', 'omradeschef.anna', ({ people }) => ({
      type: 'DecideConflict',
      personRef: people[PER].ref,
      outcome: 'DISREGARDED',
      reasons:
        'Frågan gällde lönestöd i allmänhet och har ingen betydelse för ansökan. Det är uppenbart att hans opartiskhet inte spelar någon roll för den.',
    })),
    eligible(13, '09:35', JOHAN),
    step(13, '10:20', JOHAN, ({ calendar, people }) => ({
      type: 'ScheduleMeeting',
      startsAt: instantOn(calendar.day(9), '14:00'),
      place: 'På länk',
      participantRefs: [people[JOHAN].ref, people[LEILA].ref, people[PER].ref],
    })),
    step(9, '15:20', JOHAN, ({ state, calendar, people }) => ({
      type: 'HoldMeeting',
      meetingId: state.meetings[0]!.id,
      heldAt: instantOn(calendar.day(9), '14:00'),
      presentRefs: [people[JOHAN].ref, people[LEILA].ref, people[PER].ref],
      fromApplicant: ['Kontaktperson 6 (exempel)'],
    })),
    step(9, '15:50', JOHAN, ({ state, calendar }) => ({
      type: 'RecordNote',
      meetingId: state.meetings[0]!.id,
      occurredAt: instantOn(calendar.day(9), '14:00'),
      source: 'Kontaktperson 6 (exempel)',
      channel: 'MEETING',
      facts:
        'Föreningen har kontakt med åkare i nio av tolv kommuner. Lägren leds av äldre ungdomar. Målet är en ansökan till Arvsfonden när kartläggningen är klar.',
      opinion: 'Projektet är en förstudie till något större. Tidsplanen är stram.',
    })),
    step(8, '11:05', LEILA, () => ({
      type: 'ReferToOtherFunding',
      funder: 'Arvsfonden',
      advice:
        'När kartläggningen är klar kan ni söka lokalstöd eller projektstöd hos Arvsfonden. Ta kontakt med deras handläggare tidigt: de svarar på skisser. Det påverkar inte er ansökan hos oss.',
    })),
    ...assessed(6, 9, JOHAN, [
      ['samhallsnytta', 3, 'Unga organiserar sig själva kring något som kommunerna saknar form för.'],
      ['nyskapande', 3, 'Att hitta en organisation för spontanidrott utan att ta ifrån den friheten är nyskapande.'],
      ['nytt-lokalt', 2, 'Läger har ordnats förut, men inte i hela länet.'],
      ['forankring', 2, 'Två kommuner är med. Fler behövs för att nå hela länet.'],
    ]),
    ...assessed(5, 13, LEILA, [
      ['samhallsnytta', 2, 'Stor nytta för dem som åker. Projektet behöver visa hur flickor ska nås.'],
      ['nyskapande', 3, 'Ovanlig och väl formulerad idé.'],
      ['nytt-lokalt', 3, 'Ingen organisation av det slaget finns i länet.'],
      ['forankring', 2, 'Kommunernas roll är oklar efter projektet.'],
    ]),
    ...assessed(4, 10, PER, [
      ['samhallsnytta', 3, 'Ger unga ansvar och meriter.'],
      ['nyskapande', 3, 'Metoden kan användas för annan spontanidrott.'],
      ['nytt-lokalt', 3, 'Nytt i länet.'],
      ['forankring', 2, 'Bra kontakter med åkarna, svagare med kommunerna.'],
    ]),
    step(3, '14:15', JOHAN, () => ({
      type: 'AssessStateAid',
      outcome: 'NO_AID',
      reasons: 'Föreningen tar inte betalt för lägren och bedriver ingen ekonomisk verksamhet.',
      deMinimisOre: 0,
      declarationSeen: true,
    })),
  ],
};
