/** A request for a supplement as the applicant reads it: plain Swedish, one thing at a time. Pure. */
export interface Item {
  readonly what: string;
  readonly why: string;
}
export interface Letter {
  readonly title: string;
  readonly number: string | null;
  readonly items: readonly Item[];
  /** Last day in Swedish words. */
  readonly deadline: string;
  readonly consequence: string;
  readonly official: string | null;
}

const sentence = (text: string): string => {
  const plain = text.trim();
  return plain === '' || /[.!?:]$/.test(plain) ? plain : `${plain}.`;
};

/** Paragraphs, with an empty line between. */
export function supplementLetter({ title, number, items, deadline, consequence, official }: Letter): string {
  const one = items.length === 1;
  return [
    'Hej!',
    `Vi behöver ${one ? 'en uppgift' : 'några uppgifter'} till för att kunna gå vidare med er ansökan ”${title}”${number === null ? '' : ` (${number})`}.`,
    one ? 'Det här behöver vi:' : 'Det här behöver vi, punkt för punkt:',
    ...items.map(({ what, why }, index) =>
      [one ? sentence(what) : `${index + 1}. ${sentence(what)}`, sentence(why)].filter(Boolean).join('\n'),
    ),
    `Svara senast ${deadline}. Det gör ni enklast i e-tjänsten; papper och e-post går också bra. Räcker inte tiden, hör av er så kommer vi överens om en ny.`,
    sentence(consequence),
    ['Vänliga hälsningar', official, 'Region Örebro län'].filter(Boolean).join('\n'),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
