import { instantOn } from '../calendar';
import { acknowledged, assigned, eligible, impartial, registered, step, type Story } from '../story';

const JOHAN = 'handlaggare.johan';

/** The own share is too small; the meeting that is to sort it out is booked. */
export const meetingPlanned: Story = {
  key: 'rorelsegladje',
  row: 4,
  arrival: { channel: 'IMPORT', ago: 32, by: 'administrator.david', time: '16:10' },
  steps: [
    registered(31, '09:05'),
    assigned(30, '08:50', JOHAN),
    impartial(30, '09:35', JOHAN, 'Mina barn är inte med i någon av de tolv föreningarna. Jag är opartisk.'),
    acknowledged(30, '10:20', JOHAN, 12),
    impartial(29, '09:15', 'radgivare.leila', 'Jag har inte haft med klubben att göra.'),
    impartial(28, '11:50', 'radgivare.per', 'Jag är opartisk i ärendet.'),
    eligible(27, '14:10', JOHAN),
    step(21, '10:35', JOHAN, ({ calendar }) => ({
      type: 'RecordNote',
      meetingId: null,
      occurredAt: instantOn(calendar.day(21), '09:45'),
      source: 'Kontaktperson 4 (exempel)',
      channel: 'PHONE',
      facts:
        'Egen insats är 42 650 kr i ansökan och det sökta beloppet 48 500 kr. Klubben vill hellre redovisa fler timmar än sänka beloppet. Fyra av de tolv föreningarna har lovat ledare.',
      opinion: 'Bäst att reda ut timmarna på ett möte, när fler föreningar har svarat.',
    })),
    step(6, '13:25', JOHAN, ({ calendar, people }) => ({
      type: 'ScheduleMeeting',
      startsAt: instantOn(calendar.day(-4), '10:00'),
      place: 'På länk',
      participantRefs: [people[JOHAN].ref, people['radgivare.leila'].ref, people['radgivare.per'].ref],
    })),
  ],
};
