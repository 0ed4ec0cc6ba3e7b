import { define } from '../../texts/language';

export const texts = define({
  sv: {
    choose: 'Bifoga filer',
    chooseHint: 'PDF, bilder (PNG, JPEG) och dokument (DOCX, XLSX, PPTX, ODT, ODS, ODP). Högst 15 MB för varje fil.',
    uploading: (name: string) => `Laddar upp ${name} …`,
    uploaded: (name: string) => `${name} är bifogad.`,
    removed: (name: string) => `${name} är borttagen.`,
    remove: 'Ta bort',
    removeNamed: (name: string) => `Ta bort ${name}`,
    failed: (name: string) => `${name} kunde inte bifogas.`,
    noContact: 'Ingen kontakt med servern. Försök igen när du har kontakt.',
    tooLarge: 'Filen är större än 15 MB. Dela upp den eller spara den i mindre format, till exempel som PDF.',
    again: 'Försök igen',
    list: 'Bifogade filer',
  },
  en: {
    choose: 'Attach files',
    chooseHint: 'PDF, images (PNG, JPEG) and documents (DOCX, XLSX, PPTX, ODT, ODS, ODP). 15 MB at most for each file.',
    uploading: (name) => `Uploading ${name} …`,
    uploaded: (name) => `${name} is attached.`,
    removed: (name) => `${name} has been removed.`,
    remove: 'Remove',
    removeNamed: (name) => `Remove ${name}`,
    failed: (name) => `${name} could not be attached.`,
    noContact: 'No contact with the server. Try again when you are connected.',
    tooLarge: 'The file is larger than 15 MB. Split it or save it in a smaller format, for example as PDF.',
    again: 'Try again',
    list: 'Attached files',
  },
});
