/** What a section of the statement begins with. Only the look of these lines differs: not a letter is taken away or put in. */
const HEADING =
  /^(Beslutsfattare|Skäl|Skäl per kriterium|Villkor \(version .*\)|Utbetalning och redovisning|Rätt att besluta|Opartiskhet|Underlag|Var felet står|Så står det|Så ska det stå|Vad felet är|Grund|Hur mottagaren har hörts|Utbetalt av bidraget och inte återbetalt)$/;

/** The decision as it reads, letter by letter. Always Swedish. */
export function DocumentText({ text }: { text: string }) {
  const lines = text.split('\n');
  return (
    <div className="document decision-text" lang="sv">
      {lines.map((line, index) => (
        <span key={index} className={index === 0 ? 'first' : lines[index - 1] === '' && HEADING.test(line) ? 'heading' : undefined}>
          {line}
          {index < lines.length - 1 && '\n'}
        </span>
      ))}
    </div>
  );
}

/** 64 characters in groups that an eye can compare. */
export const Checksum = ({ digest }: { digest: string }) => (
  <code className="checksum">
    {digest.match(/.{1,8}/g)!.map((group, index) => (
      <span key={index}>{group} </span>
    ))}
  </code>
);
