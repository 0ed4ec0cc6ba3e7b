import { instantOn } from '../calendar';
import { acknowledged, assessed, assigned, eligible, impartial, onTerms, registered, step, type Story } from '../story';

const SARA = 'handlaggare.sara';
const LEILA = 'radgivare.leila';
const PER = 'radgivare.per';
const ANNA = 'omradeschef.anna';

const REASONS = [
  { criterion: 'samhallsnytta', text: 'Kvinnor som står långt från arbetsmarknaden får språk, intyg och nätverk, och mat tas till vara.' },
  {
    criterion: 'nyskapande',
    text: 'Odling, förädling och försäljning i en kedja är nytt. Föreningen räknar med att marknaderna bär en del av kostnaden nästa år.',
  },
  { criterion: 'nytt-lokalt', text: 'Förebilder finns, men inget liknande i Karlskoga eller Degerfors.' },
  { criterion: 'forankring', text: 'Kommunen upplåter mark. Möckelnföreningarna bidrar med lokal för livsmedelskursen.' },
];

/** The proposal has been revised after the applicant's answer and lies with the delegate: a part of what was applied for. */
export const readyForDecision: Story = {
  key: 'odla-tillsammans',
  row: 5,
  arrival: { channel: 'IMPORT', ago: 27, by: 'administrator.david', time: '16:00' },
  steps: [
    registered(26, '09:00'),
    assigned(25, '08:40', SARA),
    impartial(25, '09:10', SARA, 'Jag har ingen anknytning till föreningen.'),
    acknowledged(25, '09:50', SARA, 9),
    impartial(25, '13:00', PER, 'Jag är opartisk i ärendet.'),
    impartial(
      25,
      '14:25',
      LEILA,
      'En kollega på Coompanion höll en öppen kväll om föreningsekonomi där föreningen var med. Jag var inte där.',
      true,
    ),
    step(24, '10:15', ANNA, ({ people }) => ({
      type: 'DecideConflict',
      personRef: people[LEILA].ref,
      outcome: 'NO_CONFLICT',
      reasons:
        'Rådgivningen var allmän och öppen för alla, och Leila Haddad deltog inte. Det finns inget som rubbar förtroendet för hennes opartiskhet.',
    })),
    eligible(23, '10:45', SARA),
    step(23, '11:20', SARA, ({ calendar, people }) => ({
      type: 'ScheduleMeeting',
      startsAt: instantOn(calendar.day(19), '13:00'),
      place: 'Odlingslotterna vid Rävåsen, Karlskoga',
      participantRefs: [people[SARA].ref, people[LEILA].ref, people[PER].ref],
    })),
    step(19, '15:40', SARA, ({ state, calendar, people }) => ({
      type: 'HoldMeeting',
      meetingId: state.meetings[0]!.id,
      heldAt: instantOn(calendar.day(19), '13:00'),
      presentRefs: [people[SARA].ref, people[LEILA].ref, people[PER].ref],
      fromApplicant: ['Kontaktperson 5 (exempel)'],
    })),
    step(19, '16:10', SARA, ({ state, calendar }) => ({
      type: 'RecordNote',
      meetingId: state.meetings[0]!.id,
      occurredAt: instantOn(calendar.day(19), '13:00'),
      source: 'Kontaktperson 5 (exempel)',
      channel: 'MEETING',
      facts:
        'Leader har beviljat 40 000 kr till redskapsbod, vatten och odlingslådor. Tolken finns med på alla kurstillfällen. Fjorton kvinnor har anmält intresse.',
      opinion: 'Odlingslådorna ser ut att finnas både i Leaders beslut och i budgeten till oss. Det behöver redas ut.',
    })),
    ...assessed(17, 9, SARA, [
      ['samhallsnytta', 3, 'Projektet ger språk, arbete och gemenskap till en grupp som har svårt att komma in på arbetsmarknaden.'],
      ['nyskapande', 2, 'Kedjan från odling till försäljning är ny. Hur det ska finansieras på sikt är ännu öppet.'],
      ['nytt-lokalt', 3, 'Har inte gjorts i kommunen.'],
      ['forankring', 3, 'Kommunen och föreningsrådet deltar med mark och lokal.'],
    ]),
    ...assessed(16, 13, LEILA, [
      ['samhallsnytta', 3, 'Arbetsintegrerande på riktigt: deltagarna gör varor som går att sälja.'],
      ['nyskapande', 3, 'Svinn blir vara. Det kan växa till ett socialt företag.'],
      ['nytt-lokalt', 2, 'Nytt i Karlskoga, men det har prövats i Örebro.'],
      ['forankring', 2, 'Det vore bra med en mottagare i handeln.'],
    ]),
    ...assessed(16, 15, PER, [
      ['samhallsnytta', 3, 'Handledningen passar målgruppen.'],
      ['nyskapande', 2, 'Beprövade delar i en ny kombination.'],
      ['nytt-lokalt', 3, 'Saknas i kommunen.'],
      ['forankring', 3, 'Arbetsmarknadsenheten känner till projektet och kan anvisa deltagare.'],
    ]),
    step(15, '10:25', SARA, () => ({
      type: 'AssessStateAid',
      outcome: 'NO_AID',
      reasons:
        'Försäljningen på tre marknader är liten och lokal och är ett led i kursen. Den kan inte påverka handeln mellan medlemsstater.',
      deMinimisOre: 0,
      declarationSeen: true,
    })),
    step(14, '11:10', SARA, (known) => ({
      type: 'DraftProposal',
      outcome: 'DELVIS_BIFALL',
      amountOre: 3_800_000,
      ...onTerms(known),
      adviserProposal: 'Vi föreslår bidrag med 38 000 kr. Odlingslådorna, 12 000 kr, är redan finansierade av Leader.',
      officialAssessment:
        'Ansökan uppfyller riktlinjerna och egen insats räcker. Odlingslådorna finns i Leaders beslut och ska inte finansieras en gång till. Bidraget bör därför bli 38 000 kr.',
      criterionReasons: REASONS,
      dissent: [],
      noMeetingReason: null,
    })),
    step(13, '09:20', SARA, ({ calendar }) => ({
      type: 'SendCommunication',
      material: ['utkast till förslag till beslut', 'tjänsteanteckning från mötet'],
      message:
        'Vi överväger att föreslå ett lägre bidrag än ni har sökt, 38 000 kr, eftersom odlingslådorna verkar vara finansierade av Leader. Ni får gärna yttra er innan vi lämnar förslaget.',
      deadline: calendar.later(calendar.day(13), 14),
    })),
    step(7, '09:35', SARA, ({ state, calendar }) => ({
      type: 'ReplyToCommunication',
      communicationId: state.communications[0]!.id,
      receivedAt: instantOn(calendar.day(8), '18:20'),
      answer:
        'Leader betalar åtta odlingslådor. De sex lådorna i ansökan till er är andra och lägre, för dem som sitter i rullstol. De kostar 6 000 kr. Resten av posten, 6 000 kr, kan ni räkna bort.',
    })),
    step(5, '13:30', SARA, (known) => ({
      type: 'ReviseProposal',
      outcome: 'DELVIS_BIFALL',
      amountOre: 4_400_000,
      ...onTerms(known),
      adviserProposal: 'Efter svaret från föreningen föreslår vi 44 000 kr. De låga odlingslådorna ingår inte i Leaders beslut.',
      officialAssessment:
        'Föreningen har visat att hälften av posten för odlingslådor gäller annat än det som Leader betalar. Därför bör bidraget bli 44 000 kr. I övrigt uppfyller ansökan riktlinjerna, och egen insats, 56 100 kr, räcker.',
      criterionReasons: REASONS,
      dissent: [
        { personRef: known.people[PER].ref, text: 'Jag anser att hela beloppet bör beviljas, eftersom tolkkostnaden är lågt räknad.' },
      ],
      noMeetingReason: null,
    })),
    step(4, '08:50', SARA, () => ({ type: 'SubmitProposal' })),
    impartial(3, '10:05', ANNA, 'Jag har inga band till föreningen eller dess samarbetspartner.'),
  ],
};
