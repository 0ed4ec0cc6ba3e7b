/** The board's delegation order, and who holds the posts that it names. */
import { derivedId } from '#libs/kernel';
import type { OrderCommand } from '#libs/delegation';
import { DEMONSTRATION } from './ids';
import type { People } from './people';

const ORDINARY = 'omradeschef-kultur';
const SUBSTITUTE = 'ersattare-omradeschef-kultur';

type Assignment = Omit<Extract<OrderCommand, { type: 'AssignPost' }>, 'type' | 'assignmentId'>;
const assignment = (name: string, held: Assignment): OrderCommand => ({
  type: 'AssignPost',
  assignmentId: derivedId(DEMONSTRATION, `assignment/${name}`),
  ...held,
});

interface Adopted {
  readonly caseGroup: string;
  readonly adoptedOn: string;
  readonly validFrom: string;
  readonly boardParagraph: string;
}

/** The order with its two items, the area manager, and the one who steps in when the manager is away or in conflict. */
export function delegation(people: People, { caseGroup, adoptedOn, validFrom, boardParagraph }: Adopted): readonly OrderCommand[] {
  const given = {
    caseGroup,
    statute: 'KL 6:37, 7:5',
    post: ORDINARY,
    substitutePost: SUBSTITUTE,
    grantedBy: 'BOARD' as const,
    subDelegation: false,
  };
  return [
    {
      type: 'AdoptOrder',
      board: 'Kulturnämnden',
      version: `${adoptedOn.slice(0, 4)}:1`,
      boardParagraph,
      adoptedOn,
      validFrom,
      items: [
        {
          ...given,
          number: 'H.1',
          matter: 'Bevilja stöd till sociala innovationer, helt eller delvis',
          kinds: ['BIFALL', 'DELVIS_BIFALL'],
          limitOre: 5_000_000,
          reporting: 'ANMALAN',
          conditions: 'Handläggningsgruppens förslag ska finnas i ärendet.',
        },
        {
          ...given,
          number: 'H.2',
          matter: 'Avslå eller avvisa en ansökan om stöd till sociala innovationer, eller skriva av ärendet',
          kinds: ['AVSLAG', 'AVVISNING', 'AVSKRIVNING'],
          limitOre: null,
          reporting: 'SARSKILT_PROTOKOLL',
          conditions: null,
        },
      ],
    },
    assignment('ordinary', {
      post: ORDINARY,
      title: 'områdeschef kultur och ideell sektor',
      holder: people['omradeschef.anna'],
      from: validFrom,
      to: null,
      acting: false,
      reason: null,
    }),
    assignment('substitute', {
      post: SUBSTITUTE,
      title: 'ersättare för områdeschefen',
      holder: people['ersattare.mikael'],
      from: validFrom,
      to: null,
      acting: false,
      reason: null,
    }),
  ];
}

/** The substitute holds the manager's own post while the manager is on leave; both days inclusive. */
export const standIn = (people: People, from: string, to: string): OrderCommand =>
  assignment('leave', {
    post: ORDINARY,
    title: 'tillförordnad områdeschef kultur och ideell sektor',
    holder: people['ersattare.mikael'],
    from,
    to,
    acting: true,
    reason: 'Områdeschefen har semester.',
  });
