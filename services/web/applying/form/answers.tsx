/** What was answered in one part of the form, to be read through. */
import type { ReactNode } from 'react';
import { Facts, Written } from '../../parts';
import { oreFrom, useFormat } from '../../texts/format';
import { useOwnFiles } from '../files/own-files';
import { size } from '../files/size';
import type { Scheme } from './step-props';
import type { Step } from './steps';
import type { FormTexts } from './texts';
import { budgetSum, ownShareOf, type Values } from './values';

export function Answers({
  step,
  values: v,
  draftId,
  scheme,
  t,
}: {
  step: Step;
  values: Values;
  draftId: string;
  scheme: Scheme | undefined;
  t: FormTexts;
}) {
  const { money, day, list, number } = useFormat();
  const { label } = t;
  const own = useOwnFiles(draftId);
  const said = (value: string): ReactNode =>
    value.trim() === '' ? <span className="nothing">{t.nothing}</span> : <Written>{value}</Written>;
  const sum = (typed: string): ReactNode => {
    const ore = oreFrom(typed);
    return ore === undefined ? said(typed) : money(ore);
  };
  const on = (value: string): ReactNode => (/^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : said(value));
  switch (step) {
    case 'organisation':
      return (
        <Facts
          items={[
            [label['organisation.name'], said(v.organisation.name)],
            [label['organisation.number'], said(v.organisation.number)],
            [label['organisation.form'], said(v.organisation.form)],
            [label['organisation.municipality'], said(v.organisation.municipality)],
            [t.contact, said([v.contact.name, v.contact.email, v.contact.phone].filter((one) => one.trim() !== '').join('\n'))],
          ]}
        />
      );
    case 'iden':
      return (
        <Facts
          items={[
            [label.title, said(v.title)],
            [label.purpose, said(v.purpose)],
            [label.goals, said(v.goals)],
          ]}
        />
      );
    case 'genomforande':
      return (
        <Facts
          items={[
            [label.implementation, said(v.implementation)],
            [label.targetGroup, said(v.targetGroup)],
            [label['schedule.from'], on(v.schedule.from)],
            [label['schedule.to'], on(v.schedule.to)],
            [label.ecology, said(v.ecology)],
          ]}
        />
      );
    case 'kriterier':
      return (
        <Facts
          items={[
            [label.socialBenefit, said(v.socialBenefit)],
            [label.novelty, said(v.novelty)],
            [label.effects, said(v.effects)],
            [label.newLocally, said(v.newLocally)],
            [label.anchoring, said(v.anchoring)],
            [label.partners, said(v.partners)],
          ]}
        />
      );
    case 'pengar': {
      const rule = scheme?.guidelines?.ownShare;
      const share = rule && ownShareOf(v, rule);
      return (
        <Facts
          items={[
            ...v.budget
              .filter((row) => row.label.trim() !== '' || row.amountOre.trim() !== '')
              .map((row): readonly [ReactNode, ReactNode] => [row.label, sum(row.amountOre)]),
            [`${label.budget}: ${t.sum.toLowerCase()}`, money(budgetSum(v))],
            [label.amountOre, sum(v.amountOre)],
            [label['ownShare.cashOre'], sum(v.ownShare.cashOre)],
            [label['ownShare.hours'], said(v.ownShare.hours)],
            share !== undefined &&
              share.demandedOre > 0 && [
                t.ownShare,
                `${money(share.totalOre)} (${t.reckoning.demanded.toLowerCase()}: ${money(share.demandedOre)})`,
              ],
          ]}
        />
      );
    }
    case 'ovrigt':
      return (
        <Facts
          items={[
            [label.otherFunding, said(v.otherFunding)],
            [label.earlierSupport, said(v.earlierSupport)],
            [label.economicActivity, v.economicActivity === '' ? said('') : v.economicActivity === 'yes' ? t.yes : t.no],
            v.economicActivity === 'yes' && [label.deMinimisOre, sum(v.deMinimisOre)],
            [label.advisedBy, said(v.advisedBy)],
            [
              label.agenda2030,
              v.agenda2030.length === 0 ? said('') : list(v.agenda2030.map((goal) => `${goal}. ${t.agenda[Number(goal) - 1]}`)),
            ],
            [
              t.files,
              own.files.length === 0
                ? t.noFiles
                : own.files.map(({ id, name, bytes }) => <div key={id}>{`${name} (${size(bytes, number)})`}</div>),
            ],
          ]}
        />
      );
  }
}
