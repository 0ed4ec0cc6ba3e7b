import type { OwnDocuments } from '#projections/case-page';
import { Facts, Written } from '../../parts';
import { useFormat } from '../../texts/format';
import { useTexts } from '../../texts/language';
import { texts as formTexts } from '../form/texts';

type Application = OwnDocuments['versions'][number]['application'];

/** An application as it was handed in. */
export function ApplicationText({ application: a }: { application: Application }) {
  const t = useTexts(formTexts);
  const { money, day, list, number } = useFormat();
  const { label } = t;
  const said = (text: string | null) => (text === null ? <span className="nothing">{t.nothing}</span> : <Written>{text}</Written>);
  return (
    <Facts
      items={[
        [label['organisation.name'], said(a.organisation.name)],
        [label['organisation.number'], a.organisation.number],
        [label['organisation.form'], said(a.organisation.form)],
        [label['organisation.municipality'], said(a.organisation.municipality)],
        [t.contact, said([a.contact.name, a.contact.email, a.contact.phone].filter(Boolean).join('\n'))],
        [label.title, said(a.title)],
        [label.purpose, said(a.purpose)],
        [label.goals, said(a.goals)],
        [label.implementation, said(a.implementation)],
        [label.targetGroup, said(a.targetGroup)],
        [t.schedule, `${day(a.schedule.from)} – ${day(a.schedule.to)}`],
        [label.ecology, said(a.ecology)],
        [label.socialBenefit, said(a.socialBenefit)],
        [label.novelty, said(a.novelty)],
        [label.effects, said(a.effects)],
        [label.newLocally, said(a.newLocally)],
        [label.anchoring, said(a.anchoring)],
        [label.partners, said(a.partners.join('\n') || null)],
        [label.amountOre, money(a.amountOre)],
        [
          label.budget,
          <ul key="budget" className="plain" lang="sv">
            {a.budget.map((row, index) => (
              <li key={index}>
                {row.label}: {money(row.amountOre)}
              </li>
            ))}
          </ul>,
        ],
        [label['ownShare.cashOre'], money(a.ownShare.cashOre)],
        [label['ownShare.hours'], number(a.ownShare.hours)],
        [label.otherFunding, said(a.otherFunding)],
        [label.earlierSupport, said(a.earlierSupport)],
        [label.economicActivity, a.economicActivity ? t.yes : t.no],
        a.economicActivity && [label.deMinimisOre, money(a.deMinimisOre)],
        [label.advisedBy, said(a.advisedBy)],
        [label.agenda2030, a.agenda2030.length === 0 ? said(null) : list(a.agenda2030.map((goal) => `${goal}. ${t.agenda[goal - 1]}`))],
      ]}
    />
  );
}
