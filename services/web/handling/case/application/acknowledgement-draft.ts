interface About {
  readonly title: string;
  readonly number: string | null;
  readonly official: string;
  /** In Swedish words. */
  readonly expectedBy: string;
}

/** What is written to the applicant unless the official changes it. In Swedish, as everything that the authority sends. */
export const acknowledgementDraft = ({ title, number, official, expectedBy }: About): string =>
  [
    `Hej!`,
    `Vi har tagit emot er ansökan ”${title}”${number === null ? '' : `. Ärendet har diarienummer ${number}`}.`,
    `${official} handlägger ärendet. Två rådgivare, från Coompanion och Stiftelsen Activa, läser ansökan och är med i bedömningen. Räkna med att vi vill träffa er för att prata om projektet.`,
    `Vi räknar med att kunna besluta senast ${expectedBy}. Behöver vi fler uppgifter hör vi av oss.`,
    `Er ansökan är en allmän handling, så andra kan begära att få läsa den.`,
  ].join('\n\n');
