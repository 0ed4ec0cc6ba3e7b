/** Every answer of an application, readable from top to bottom. */
import type { Application } from '#libs/grant-cases';
import type { OwnShare } from '#projections/case-page';
import type { Guidelines } from '#projections/scheme-register';
import { Facts, Written } from '../../../parts';
import { useFormat } from '../../../texts/format';
import { useTexts } from '../../../texts/language';
import { Money } from './money';
import { QUESTIONS } from './questions';
import { texts } from './texts';

interface Shown {
  readonly application: Application;
  readonly ownShare: OwnShare | null;
  readonly guidelines: Guidelines | null;
}

export function Answers({ application, ownShare, guidelines }: Shown) {
  const t = useTexts(texts);
  const f = useFormat();
  const { organisation, contact, schedule, partners, agenda2030 } = application;
  return (
    <div className="answers">
      <h3>{t.applicant}</h3>
      <Facts
        items={[
          [t.organisation, organisation.name],
          [
            t.organisationNumber,
            <span key="number" className="number">
              {organisation.number}
            </span>,
          ],
          [t.form, organisation.form],
          [t.municipality, organisation.municipality],
          [
            t.contact,
            <>
              {contact.name}
              <br />
              <a href={`mailto:${contact.email}`}>{contact.email}</a>
              {contact.phone !== null && (
                <>
                  <br />
                  <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
                </>
              )}
            </>,
          ],
          [t.advisedBy, application.advisedBy ?? t.none],
        ]}
      />
      <h3>{t.project}</h3>
      <Facts
        items={[
          [t.schedule, t.period(f.day(schedule.from), f.day(schedule.to))],
          [t.partners, partners.length > 0 ? f.list(partners) : t.noPartners],
          [t.agenda, agenda2030.length > 0 ? f.list(agenda2030.map(t.goal)) : t.none],
        ]}
      />
      {QUESTIONS.map((question) => (
        <section key={question}>
          <h4>{t[question]}</h4>
          <Written>{application[question]}</Written>
        </section>
      ))}
      <h3>{t.money}</h3>
      <Money application={application} ownShare={ownShare} guidelines={guidelines} />
    </div>
  );
}
