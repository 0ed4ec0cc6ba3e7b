/** What can be wrong with a file, and what to do about it. */
import { Problem } from '../problems';

/** 15 MB: a scanned set of statutes is a fifth of that. */
export const MOST_BYTES = 15_000_000;
/** For one draft, or one case at a time. */
export const MOST_FILES = 20;
/** For one person: what lies about unsent fills no disk. */
export const MOST_OWN_FILES = 200;

const FIELD = 'file';
const about = (status: number, code: string, sv: string, en: string): Problem =>
  new Problem(status, code, { sv, en }, { errors: [{ field: FIELD, message: { sv, en } }] });

export const tooLarge = (): Problem =>
  about(
    413,
    'file-too-large',
    'Filen är större än 15 MB. Dela upp den eller spara den i mindre format, till exempel som PDF, och försök igen.',
    'The file is larger than 15 MB. Split it or save it in a smaller format, for example as PDF, and try again.',
  );
export const empty = (): Problem =>
  about(422, 'file-empty', 'Filen är tom. Kontrollera att du valde rätt fil.', 'The file is empty. Check that you chose the right one.');
export const unknownKind = (): Problem =>
  about(
    422,
    'file-kind-not-taken',
    'Filen är av ett slag som inte tas emot, eller är skadad. Spara den som PDF, bild (PNG, JPEG) eller dokument (DOCX, XLSX, PPTX, ODT, ODS, ODP).',
    'The file is of a kind that is not taken, or is damaged. Save it as PDF, an image (PNG, JPEG) or a document (DOCX, XLSX, PPTX, ODT, ODS, ODP).',
  );
export const macros = (): Problem =>
  about(
    422,
    'file-with-macros',
    'Filen innehåller makron och tas därför inte emot. Spara den utan makron, eller som PDF.',
    'The file contains macros and is therefore not taken. Save it without macros, or as PDF.',
  );
export const tooMany = (): Problem =>
  about(
    422,
    'too-many-files',
    `Du kan bifoga högst ${MOST_FILES} filer. Ta bort någon, eller lägg ihop flera till en PDF.`,
    `You can attach ${MOST_FILES} files at most. Remove one, or put several together in one PDF.`,
  );
export const tooManyOwn = (): Problem =>
  about(
    422,
    'too-many-own-files',
    `Du har ${MOST_OWN_FILES} filer som inte är inlämnade. Ta bort utkast som du inte behöver, och försök igen.`,
    `You have ${MOST_OWN_FILES} files that have not been handed in. Remove drafts that you do not need, and try again.`,
  );
export const handedIn = (): Problem =>
  about(
    409,
    'file-handed-in',
    'Filen är redan inlämnad och kan inte bytas. Bifoga den nya som en egen fil.',
    'The file has already been handed in and cannot be replaced. Attach the new one as a file of its own.',
  );
export const missing = (): Problem =>
  new Problem(
    422,
    'file-missing',
    {
      sv: 'En av filerna finns inte kvar. Läs om sidan och bifoga den igen.',
      en: 'One of the files is no longer there. Reload the page and attach it again.',
    },
    {
      errors: [
        {
          field: 'fileIds',
          message: { sv: 'En av filerna finns inte kvar. Bifoga den igen.', en: 'One of the files is no longer there. Attach it again.' },
        },
      ],
    },
  );
export const unknownFile = (): Problem =>
  new Problem(404, 'file-not-found', {
    sv: 'Filen finns inte, eller så får du inte se den.',
    en: 'There is no such file, or you may not see it.',
  });
export const notAFile = (): Problem =>
  new Problem(415, 'not-a-file', {
    sv: 'Skicka filens innehåll som application/octet-stream, med namnet i huvudet X-File-Name.',
    en: 'Send the content of the file as application/octet-stream, with its name in the header X-File-Name.',
  });
