/** What a person finds first in a bundle. In Swedish: it goes to those who ask for a case. */
export interface ReadMe {
  readonly number: string | null;
  readonly stream: string;
  readonly log: string;
  readonly size: number;
  /** By which provision some of the contents are kept back; null = none are. */
  readonly withheld: string | null;
}

const ofWithheld = (provision: string): string => `
En del av innehållet är inte med (${provision}).
Att det finns, och att det inte har ändrats, är bevisat ändå.
`;

export const readMe = ({ number, stream, log, size, withheld }: ReadMe): string => `BEVISPAKET FÖR ÄRENDE ${number ?? stream}

Paketet har ärendets alla händelser så som de skrevs i loggen ${log}, och bevis för att
de ligger där, att inget i dem har ändrats och att ingen saknas fram till loggens storlek ${size}.
${withheld === null ? '' : ofWithheld(withheld)}
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

/** What a person finds first in a pack of several cases. */
export interface PackReadMe {
  readonly log: string;
  readonly size: number;
  readonly cases: number;
  /** Null when they were not chosen by a sample. */
  readonly sample: string | null;
}

const ofSample = (number: string): string => `
URVALET ${number}

Ärendena är de vars beslut drogs i det slumpmässiga urvalet ${number}.

sample.json      urvalet så som det står i loggen: villkor, frö, vad det drogs ur, vad som drogs
population.txt   alla beslut som kunde ha dragits, ett id på varje rad
urval.zip        bevispaket för alla urval det året, i den ordning de drogs: inget kan ha
                 dragits om utan att det syns där

Den som vill dra om urvalet: ta varje rad i population.txt, räkna ut
SHA-256("liggaren/sample/v1" ‖ 0x00 ‖ fröets 32 byte ‖ id:t), sortera efter den och ta de första.
verify.mjs gör det, och jämför.
`;

export const packReadMe = ({ log, size, cases, sample }: PackReadMe): string => `BEVISPAKET FÖR ${cases} ÄRENDEN

I mappen arenden ligger ett bevispaket för varje ärende. Alla är bevisade mot samma intyg: loggen
${log} med storleken ${size}. I forteckning.csv står vilka de är, och kontrollsumman (SHA-256) för varje fil.
${sample === null ? '' : ofSample(sample)}
KONTROLLERA SÅ HÄR

Alla på en gång, med verify.mjs (från annat håll än ur ett paket) och Node 20 eller senare:

   node verify.mjs paket.zip policy.txt

eller i webbläsaren på sidan "Kontrollera ett ärende" (/om/kontrollera): välj filen så som den är. Då
skickas inget från din dator.

Ett i taget: packa upp den här filen och kontrollera varje fil i mappen arenden så som den ligger
där, på samma sätt. Packa inte upp dem och packa om dem. Vad varje paket innehåller står i dess egen LÄS-MIG.txt.

Paketet kan innehålla personuppgifter.
`;

/** Of the bundle of a year's draws. */
export const readMeOfDraws = ({ stream, log, size }: ReadMe): string => `BEVISPAKET FÖR ÅRETS URVAL (${stream})

Paketet har alla slumpmässiga urval som har dragits ett år, så som de skrevs i loggen ${log}, och bevis
för att de ligger där, att inget i dem har ändrats och att inget saknas fram till loggens storlek ${size}.

Det kontrolleras så som bevispaketet för ett ärende: node verify.mjs urval.zip policy.txt
`;
