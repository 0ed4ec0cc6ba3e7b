import { z } from 'zod';
import { personal, type Catalogue, type EventDefinition } from '#libs/event-log';

/** Everything that a conformance event may hold of text is personal, so that the suite runs over ciphertext. */
const noted: EventDefinition = {
  version: 1,
  schema: z.object({ note: personal(z.string()), text: personal(z.string()), tomt: z.object({}) }),
  label: { sv: 'anteckning', en: 'note' },
  basis: 'POLICY',
  citation: 'prov',
};
const disposal: EventDefinition = { ...noted, schema: z.object({ events: z.array(z.string()), decision: z.string() }) };
export const SUITE: Catalogue = { NoteWritten: noted, HandlingDisposed: disposal, GrantPaid: noted, SomethingElse: noted };
