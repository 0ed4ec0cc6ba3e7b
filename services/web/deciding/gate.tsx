/** Before the content: whom the case concerns, and what the delegate says of their own impartiality (KL 6:30, 7:4). */
import { useState } from 'react';
import type { CaseQueueItem } from '#projections/case-queue';
import { CommandForm, Facts, Notice, Page, Radios, TextArea } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';
import { DeclareConflict } from './ways/declare-conflict';

interface Closed {
  readonly row: CaseQueueItem;
  readonly etag: string | null;
  /** What would open the case. */
  readonly why: string | null;
  readonly mayDeclare: boolean;
}

export function Gate({ row, etag, why, mayDeclare }: Closed) {
  const t = useTexts(texts);
  const { money, day } = useFormat();
  const { caseId } = row;
  const [conflict, setConflict] = useState(false);
  return (
    <Page title={row.organisation} above={row.number ?? t.withoutNumber} lead={row.title} width="reading">
      <Facts
        items={[
          [t.municipality, row.municipality],
          [t.sought, money(row.amountOre)],
          [t.officer, row.assigneeName ?? t.nobody],
          row.nextDeadline !== null && [t.nextDeadline, day(row.nextDeadline)],
        ]}
      />
      {why && (
        <Notice tone="information">
          <p>{why}</p>
        </Notice>
      )}
      {mayDeclare && !conflict && (
        <section aria-labelledby="forsakran">
          <h2 id="forsakran">{t.declaration}</h2>
          <CommandForm
            to={`/api/cases/${caseId}/declare-impartiality`}
            etag={etag}
            keep={`${caseId}/declare-impartiality`}
            initial={{ advisedApplicant: '', statement: '' }}
            body={({ advisedApplicant, statement }) => ({
              advisedApplicant: advisedApplicant === '' ? null : advisedApplicant === 'yes',
              statement,
            })}
            submit={t.declare}
            done={t.declared}
          >
            {({ field }) => (
              <>
                <Radios
                  {...field('advisedApplicant')}
                  label={t.advised}
                  hint={t.advisedHint}
                  options={[
                    { value: 'no', text: t.no },
                    { value: 'yes', text: t.yes },
                  ]}
                />
                <TextArea {...field('statement')} label={t.statement} hint={t.statementHint} rows={3} />
              </>
            )}
          </CommandForm>
          <div className="or">
            <p>{t.orConflict}</p>
            <button type="button" className="button" onClick={() => setConflict(true)}>
              {t.declareConflict}
            </button>
          </div>
        </section>
      )}
      {mayDeclare && conflict && (
        <section aria-labelledby="jav">
          <h2 id="jav">{t.declareConflict}</h2>
          <DeclareConflict caseId={caseId} etag={etag} onCancel={() => setConflict(false)} />
        </section>
      )}
    </Page>
  );
}
