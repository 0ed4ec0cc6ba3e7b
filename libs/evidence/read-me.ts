/** What a person finds first in a bundle. In Swedish: it goes to those who ask for a case. */
export interface ReadMe {
  readonly number: string | null;
  readonly stream: string;
  readonly log: string;
  readonly size: number;
}

export const readMe = ({ number, stream, log, size }: ReadMe): string => `BEVISPAKET FÖR ÄRENDE ${number ?? stream}

Paketet har ärendets alla händelser så som de skrevs i loggen ${log}, och bevis för att
de ligger där, att inget i dem har ändrats och att ingen saknas fram till loggens storlek ${size}.

KONTROLLERA SÅ HÄR

1. Skaffa kontrollprogrammet verify.mjs från annat håll än ur ett paket: från
   /.well-known/liggaren/verify.mjs på myndighetens webbplats, ur ett arkiv, eller från
   någon som du litar på. Ett program som ligger i ett paket bevisar ingenting om paketet.
   I paketet finns därför varken program, nycklar eller policy.
2. Skriv en policy (policy.txt) med de nycklar som du litar på. De står i protokollet från
   det sammanträde då systemet togs i bruk. Jämför med dem, om du hämtar dem från webben.
3. Ta fram en publicerad rot, om du har en: loggens storlek och kontrollsumma, så som de
   står i nämndens protokoll eller på anslagstavlan.
4. Kör, med Node 20 eller senare:

   node verify.mjs arende.zip policy.txt --published storlek:rot

Samma kontroll görs i webbläsaren på sidan "Kontrollera ett ärende" (/om/kontrollera).
Då skickas inget från din dator.

Packa inte upp och packa om filen: kontrollera den som den kom.

INNEHÅLL

note.txt         loggens signerade intyg om sin storlek och kontrollsumma
head.json        sigillet över alla ärenden, och ärendets plats i det
events.ndjson    ärendets händelser, en på varje rad
summary.json     en sammanfattning, som kontrolleras mot händelserna
history/         tidigare intyg och bevis för att loggen har vuxit utan att ändras
decisions/       besluten som dokument (PDF) och förseglingen av dem (JWS)

Hur varje fil är skriven och vad som kontrolleras står i docs/evidence.md.

Paketet kan innehålla personuppgifter.
`;
