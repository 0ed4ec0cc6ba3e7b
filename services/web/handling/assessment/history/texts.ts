import { citationIn } from '../../../../../libs/kernel/citation';
import { define } from '../../../texts/language';

export const texts = define({
  sv: {
    heading: 'Historik',
    lead: 'Allt som har hänt i ärendet, det senaste överst. Inget kan ändras eller tas bort; en rättelse är en händelse för sig.',
    kind: 'Visa',
    all: (count: number) => `Alla händelser (${count})`,
    shown: (shown: number, all: number) => (shown === all ? `${all} händelser` : `${shown} av ${all} händelser`),
    number: (number: number) => `Händelse ${number}`,
    linkTo: (number: number) => `Länk till händelse ${number}`,
    who: (who: string, role: string, organisation: string | null) => [who, role, organisation].filter(Boolean).join(', '),
    law: (citation: string) => `Lag: ${citation}`,
    happened: (when: string) => `Inträffade ${when}, antecknat senare`,
    disposed: 'Gallrad',
  },
  en: {
    heading: 'History',
    lead: 'Everything that has happened in the case, latest first. Nothing can be changed or removed; a correction is an event of its own.',
    kind: 'Show',
    all: (count) => `All events (${count})`,
    shown: (shown, all) => (shown === all ? `${all} events` : `${shown} of ${all} events`),
    number: (number) => `Event ${number}`,
    linkTo: (number) => `Link to event ${number}`,
    who: (who, role, organisation) => [who, role, organisation].filter(Boolean).join(', '),
    law: (citation) => `Law: ${citationIn(citation, 'en')}`,
    happened: (when) => `Happened ${when}, noted later`,
    disposed: 'Disposed of',
  },
});
