import { instantOn } from '../calendar';
import { acknowledged, assigned, eligible, impartial, registered, step, type Story } from '../story';

const JOHAN = 'handlaggare.johan';
const LEILA = 'radgivare.leila';

/** One adviser has helped the applicant and is out of the case; the other has just found out that their organisation is a partner. */
export const conflictOfInterest: Story = {
  key: 'handkraft',
  row: 2,
  arrival: { channel: 'IMPORT', ago: 45, by: 'administrator.david', time: '16:05' },
  steps: [
    registered(44, '08:50'),
    assigned(43, '09:00', JOHAN),
    impartial(43, '09:30', JOHAN, 'Jag har ingen anknytning till kooperativet.'),
    acknowledged(43, '10:10', JOHAN, 6),
    step(42, '11:25', LEILA, () => ({
      type: 'DeclareConflict',
      ground: 'OTHER',
      details: 'Jag har handlett kooperativet när de skrev affärsplanen, och vi gick igenom ansökan tillsammans.',
    })),
    impartial(42, '14:00', 'radgivare.per', 'Jag känner ingen av de sökande.'),
    step(41, '13:10', 'omradeschef.anna', ({ people }) => ({
      type: 'DecideConflict',
      personRef: people[LEILA].ref,
      outcome: 'CONFLICT',
      reasons:
        'Leila Haddad har hjälpt sökanden med just den ansökan som ska bedömas. Det rubbar förtroendet för hennes opartiskhet, så hon ska inte delta.',
    })),
    eligible(
      39,
      '10:20',
      JOHAN,
      'Kooperativet säljer varor i butik och bedriver ekonomisk verksamhet. Bidraget gäller arbetsträning och motverkar diskriminering. Prövas som stöd av mindre betydelse.',
    ),
    step(37, '15:15', JOHAN, ({ calendar }) => ({
      type: 'RecordNote',
      meetingId: null,
      occurredAt: instantOn(calendar.day(37), '13:30'),
      source: 'Kontaktperson 2 (exempel)',
      channel: 'PHONE',
      facts:
        'Bidraget från 2024 gick till en förstudie om arbetsträning. Den är slutredovisad. Samordningsförbundet beslutar om sin del nästa månad.',
      opinion: 'Det är ett annat projekt än det som bidraget 2024 gällde.',
    })),
    step(35, '09:45', JOHAN, () => ({
      type: 'AssessStateAid',
      outcome: 'DE_MINIMIS',
      reasons:
        'Butiken är ekonomisk verksamhet. Sökanden har inte fått något stöd av mindre betydelse på tre år, så det sökta beloppet ryms med god marginal.',
      deMinimisOre: 0,
      declarationSeen: true,
    })),
    step(3, '08:55', 'radgivare.per', () => ({
      type: 'DeclareConflict',
      ground: 'OTHER',
      details: 'Activa står som samarbetspartner i ansökan och ska ta emot deltagare. Det såg jag när jag läste handlingarna inför mötet.',
    })),
  ],
};
