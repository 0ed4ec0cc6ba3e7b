import { instantOn } from '../calendar';
import { acknowledged, assessed, assigned, eligible, impartial, onTerms, registered, step, type Story } from '../story';

const SARA = 'handlaggare.sara';
const LEILA = 'radgivare.leila';
const PER = 'radgivare.per';
const ANNA = 'omradeschef.anna';

/** Granted in full, sent, reported to the board and announced: the time for appeal runs. */
export const granted: Story = {
  key: 'lana-lek',
  row: 3,
  arrival: { channel: 'PORTAL', ago: 37, by: 'sokande.bengt', time: '12:26' },
  steps: [
    registered(36, '08:45'),
    assigned(35, '09:05', SARA),
    impartial(35, '09:20', SARA, 'Jag har ingen anknytning till föreningen eller till biblioteket.'),
    acknowledged(35, '09:55', SARA, 4),
    impartial(34, '10:10', LEILA, 'Varken jag eller någon kollega har gett föreningen råd.'),
    impartial(34, '16:30', PER, 'Jag är opartisk i ärendet.'),
    eligible(33, '13:15', SARA),
    step(32, '10:00', SARA, ({ calendar, people }) => ({
      type: 'ScheduleMeeting',
      startsAt: instantOn(calendar.day(27), '09:30'),
      place: 'Kumla bibliotek',
      participantRefs: [people[SARA].ref, people[LEILA].ref, people[PER].ref],
    })),
    step(27, '11:30', SARA, ({ state, calendar, people }) => ({
      type: 'HoldMeeting',
      meetingId: state.meetings[0]!.id,
      heldAt: instantOn(calendar.day(27), '09:30'),
      presentRefs: [people[SARA].ref, people[LEILA].ref, people[PER].ref],
      fromApplicant: ['Bengt Forsell', 'Kontaktperson 3 (exempel)'],
    })),
    step(27, '13:40', SARA, ({ state, calendar }) => ({
      type: 'RecordNote',
      meetingId: state.meetings[0]!.id,
      occurredAt: instantOn(calendar.day(27), '09:30'),
      source: 'Bengt Forsell',
      channel: 'MEETING',
      facts:
        'Biblioteket ställer ett rum till förfogande utan hyra. Föreningen har redan samlat in omkring 300 leksaker. Sex personer delar på kvällspassen. Rengöringen följer en rutin från ett leksaksbibliotek i en annan kommun.',
      opinion: 'Föreningen har tänkt igenom vad som behövs för att fortsätta efter projektets slut.',
    })),
    ...assessed(25, 9, SARA, [
      ['samhallsnytta', 3, 'Fler barn får tillgång till leksaker oavsett hushållets ekonomi, och saker används längre.'],
      ['nyskapande', 2, 'Modellen är beprövad, men driften tillsammans med biblioteket är ny. Den kan fortsätta utan bidrag.'],
      ['nytt-lokalt', 3, 'Det finns inget leksaksbibliotek i Kumla.'],
      ['forankring', 3, 'Biblioteket deltog i mötet och har skrivit under en avsiktsförklaring.'],
    ]),
    ...assessed(24, 10, LEILA, [
      ['samhallsnytta', 3, 'Delningsekonomi som når familjer som annars inte hade deltagit.'],
      ['nyskapande', 2, 'Återbruk är inte nytt i sig. Det nya är att barnen är med och bestämmer sortimentet.'],
      ['nytt-lokalt', 3, 'Nytt i Kumla.'],
      ['forankring', 2, 'Biblioteket är väl förankrat. Hela Sverige ska leva bidrar mest med kontakter.'],
    ]),
    ...assessed(24, 14, PER, [
      ['samhallsnytta', 2, 'Tydlig nytta för barnfamiljer. Nyttan för klimatet är svårare att mäta.'],
      ['nyskapande', 2, 'Arbetssättet är lätt att ta efter på andra orter.'],
      ['nytt-lokalt', 3, 'Finns inte i kommunen i dag.'],
      ['forankring', 3, 'Samarbetet med biblioteket är konkret.'],
    ]),
    step(23, '09:30', SARA, () => ({
      type: 'AssessStateAid',
      outcome: 'NO_AID',
      reasons: 'Utlåningen är gratis och föreningen säljer inget. Det är ingen ekonomisk verksamhet.',
      deMinimisOre: 0,
      declarationSeen: true,
    })),
    step(22, '10:50', SARA, (known) => ({
      type: 'DraftProposal',
      outcome: 'BIFALL',
      amountOre: known.application.amountOre,
      ...onTerms(known),
      adviserProposal:
        'Vi föreslår att ansökan beviljas. Projektet är litet, tydligt och lätt att följa upp, och det kan leva vidare i biblioteket.',
      officialAssessment:
        'Ansökan uppfyller riktlinjerna. Egen insats är 36 300 kr och överstiger det sökta beloppet. Kostnaderna är rimliga. Risken är att utlåningen står och faller med några få personer, men biblioteket tar över ansvaret om föreningen inte orkar.',
      criterionReasons: [
        { criterion: 'samhallsnytta', text: 'Leksaker blir tillgängliga för alla, och saker används längre.' },
        { criterion: 'nyskapande', text: 'Samarbetet med biblioteket är nytt och kan bestå.' },
        { criterion: 'nytt-lokalt', text: 'Det finns inget liknande i Kumla.' },
        { criterion: 'forankring', text: 'Biblioteket bidrar med lokal och är med i planeringen.' },
      ],
      dissent: [],
      noMeetingReason: null,
    })),
    step(20, '13:05', SARA, () => ({ type: 'SubmitProposal' })),
    impartial(18, '08:20', ANNA, 'Jag har inga band till föreningen eller dess företrädare.'),
    {
      kind: 'decide',
      ago: 17,
      time: '14:30',
      by: ANNA,
      content: (known) => ({
        outcome: 'BIFALL',
        amountOre: known.application.amountOre,
        termsVersion: known.guidelines.terms.version,
        ...onTerms(known),
        reasons:
          'Leksaksbiblioteket är till nytta för barnfamiljer i Kumla, är nytt på orten och bygger på ett samarbete som redan finns. Föreningens egen insats räcker. Jag delar gruppens bedömning att projektet har goda förutsättningar att fortsätta när bidraget är slut, och beviljar därför hela beloppet.',
        criterionReasons: [
          { criterion: 'samhallsnytta', text: 'Projektet når barn i hushåll med liten ekonomi och minskar nyköp.' },
          { criterion: 'nyskapande', text: 'Arbetssättet är nytt för biblioteket och kan bli kvar i ordinarie verksamhet.' },
          { criterion: 'nytt-lokalt', text: 'Inget leksaksbibliotek finns i kommunen.' },
          { criterion: 'forankring', text: 'Kumla bibliotek deltar och upplåter lokal.' },
        ],
      }),
    },
    step(16, '09:15', SARA, () => ({
      type: 'DispatchDecision',
      recipient: 'Bengt Forsell, Demonstrationsföreningen Låna lek',
      channel: 'PORTAL',
      explanation:
        'Ni får hela det bidrag som ni sökt, 32 000 kr. Läs villkoren och godkänn dem, så betalar vi ut pengarna. Redovisa projektet senast en månad efter att det är slut. Lycka till!',
    })),
  ],
};
