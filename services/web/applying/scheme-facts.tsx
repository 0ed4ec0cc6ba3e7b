import { Facts, Written } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import type { Scheme } from './form/step-props';
import { texts } from './texts';

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** How long it usually takes: said only when there are decisions enough to say it by. */
export function Usual({ scheme }: { scheme: Scheme | undefined }) {
  const t = useTexts(texts);
  const { days, number } = useFormat();
  const target = scheme?.guidelines?.targetDays;
  return (
    <>
      {scheme?.usual ? t.usual(days(scheme.usual.medianDays), number(scheme.usual.cases)) : t.usualUnknown}
      {target !== undefined && ` ${t.target(days(target))}`}
    </>
  );
}

/** What the board has decided about a scheme, for those who think of applying. */
export function SchemeFacts({ scheme }: { scheme: Scheme }) {
  const t = useTexts(texts);
  const { money, number } = useFormat();
  const { guidelines } = scheme;
  return (
    <Facts
      items={[
        guidelines && [t.howMuch, t.howMuchText(money(guidelines.amount.minOre), money(guidelines.amount.maxOre))],
        guidelines && [t.ownShare, t.ownShareText(number(guidelines.ownShare.percent), money(guidelines.ownShare.hourOre))],
        guidelines && [
          t.whoMay,
          <Written key="forms">{`${capital(guidelines.applicantForms.join(', '))}. Säte i ${guidelines.municipalities.join(', ')}.`}</Written>,
        ],
        guidelines && [
          t.criteria,
          <ol key="criteria" lang="sv" className="plain">
            {guidelines.criteria.map(({ id, name, question }) => (
              <li key={id}>
                <strong>{name}</strong>
                <br />
                {question}
              </li>
            ))}
          </ol>,
        ],
        [
          t.howLong,
          <p key="usual">
            <Usual scheme={scheme} /> {guidelines?.meeting === 'ALWAYS' && t.meetingAlways}
          </p>,
        ],
        [t.whoReads, t.whoReadsText],
        [t.isPublic, t.isPublicText],
      ]}
    />
  );
}
