import { define } from '../texts/language';

export const texts = define({
  sv: {
    title: 'Beslutsdokument',
    download: 'Hämta beslutet (PDF)',
    waits: 'Dokumentet görs av systemet när beslutet har godkänts. Det brukar ta några sekunder.',
    checksum: 'Kontrollsumma (SHA-256)',
    sealed: (when: string) => `Förseglat av systemet ${when}.`,
    seal: 'Hämta förseglingen (JWS)',
    development: 'Förseglat med en utvecklingsnyckel: bevisar ingenting utanför provmiljön.',
    fetched: (when: string) => `Sökanden hämtade det ${when}.`,
    notFetched: 'Sökanden har inte hämtat det.',
    sentDocument: 'Dokument som skickades (SHA-256)',
    sentNone: 'Inget dokument fanns när beslutet skickades.',
  },
  en: {
    title: 'Decision document',
    download: 'Download the decision (PDF)',
    waits: 'The system makes the document when the decision has been approved. It usually takes a few seconds.',
    checksum: 'Checksum (SHA-256)',
    sealed: (when: string) => `Sealed by the system on ${when}.`,
    seal: 'Download the seal (JWS)',
    development: 'Sealed with a development key: proves nothing outside a trial.',
    fetched: (when: string) => `The applicant downloaded it on ${when}.`,
    notFetched: 'The applicant has not downloaded it.',
    sentDocument: 'Document that was sent (SHA-256)',
    sentNone: 'There was no document when the decision was sent.',
  },
});
