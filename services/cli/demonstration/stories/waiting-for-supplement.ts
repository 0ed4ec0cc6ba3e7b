import { instantOn } from '../calendar';
import { acknowledged, assigned, eligible, impartial, registered, step, type Story } from '../story';

const SARA = 'handlaggare.sara';

/** The own share falls short of what is applied for: one supplement has come, the other is awaited. */
export const waitingForSupplement: Story = {
  key: 'landsbygdens-unga',
  row: 1,
  arrival: { channel: 'PORTAL', ago: 51, by: 'sokande.amina', time: '19:42' },
  steps: [
    registered(50, '08:35'),
    assigned(49, '09:10', SARA),
    impartial(49, '09:40', SARA, 'Jag känner ingen i föreningen och har inget intresse i projektet.'),
    acknowledged(49, '10:05', SARA, 8),
    impartial(48, '13:20', 'radgivare.leila', 'Jag har inte haft kontakt med föreningen, och inte heller någon kollega hos oss.'),
    impartial(48, '15:45', 'radgivare.per', 'Jag är opartisk i ärendet. Activa har inget samarbete med föreningen.'),
    eligible(47, '10:30', SARA),
    step(46, '11:15', SARA, ({ calendar }) => ({
      type: 'RequestSupplement',
      items: [
        {
          what: 'stadgar och protokoll som visar vem som får skriva under för föreningen',
          why: 'Vi behöver veta att den som lämnat in ansökan har rätt att företräda föreningen.',
        },
        {
          what: 'avsiktsförklaringarna från Hällefors kommun och Studieförbundet Bilda',
          why: 'De nämns i ansökan men följde inte med. Vi bedömer hur väl projektet är förankrat hos samarbetspartnerna.',
        },
      ],
      deadline: calendar.later(calendar.day(46), 21),
      consequence: 'Om svaret inte kommer bedömer vi ansökan som den är. Hör av dig om du behöver mer tid.',
    })),
    step(38, '20:15', 'sokande.amina', ({ state }) => ({
      type: 'ReceiveSupplement',
      supplementId: state.supplements[0]!.id,
      receivedAt: null,
      answer:
        'Här kommer stadgarna och protokollet från årsmötet. Kommunens avsiktsförklaring är underskriven av fritidschefen, och Bilda bidrar med två cirkelledare.',
    })),
    step(36, '09:25', SARA, ({ calendar, people }) => ({
      type: 'ScheduleMeeting',
      startsAt: instantOn(calendar.day(30), '13:00'),
      place: 'Regionens kontor i Örebro, eller på länk',
      participantRefs: [people[SARA].ref, people['radgivare.leila'].ref],
    })),
    step(30, '15:30', SARA, ({ state, calendar, people }) => ({
      type: 'HoldMeeting',
      meetingId: state.meetings[0]!.id,
      heldAt: instantOn(calendar.day(30), '13:00'),
      presentRefs: [people[SARA].ref, people['radgivare.leila'].ref],
      fromApplicant: ['Amina Yusuf'],
    })),
    step(30, '16:05', SARA, ({ state, calendar }) => ({
      type: 'RecordNote',
      meetingId: state.meetings[0]!.id,
      occurredAt: instantOn(calendar.day(30), '13:00'),
      source: 'Amina Yusuf',
      channel: 'MEETING',
      facts:
        'Föreningen har talat med tre byalag. Ungdomarna har själva valt byarna. Ledaren är anställd på 20 procent. Föreningen räknar med fler ideella timmar än de 96 som står i ansökan.',
      opinion: 'Upplägget är genomtänkt. Den egna insatsen behöver redovisas bättre innan vi kan gå vidare.',
    })),
    step(9, '10:40', SARA, ({ calendar }) => ({
      type: 'RequestSupplement',
      items: [
        {
          what: 'en ny uppgift om den egna insatsen, i timmar och i pengar',
          why: 'Egen insats enligt ansökan är 41 680 kr (96 timmar à 330 kr och 10 000 kr). Den ska motsvara minst det sökta beloppet, 50 000 kr.',
        },
      ],
      deadline: calendar.day(-10),
      consequence: 'Om den egna insatsen inte räcker kan vi föreslå ett lägre bidrag, eller avslag.',
    })),
  ],
};
