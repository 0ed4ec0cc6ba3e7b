/** The letterhead of the demonstration's board. Addresses and numbers are made up or, where they lead somewhere, reserved for examples. */
import type { Letterheads } from '#libs/letters';

export const DEMONSTRATION_LETTERHEADS: Letterheads = {
  kulturnamnden: {
    unit: 'Område kultur och ideell sektor',
    address: ['Exempelgatan 1', '700 00 Örebro'],
    phone: '019-000 00 00',
    email: 'kultur@region.example',
    web: 'https://region.example',
    court: { name: 'Förvaltningsrätten i Karlstad', address: ['Exempelgatan 2', '650 00 Karlstad'] },
  },
};
