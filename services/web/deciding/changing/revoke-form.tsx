import { REVOCATION_GROUND_NAMES } from '#libs/grant-cases/wordings';
import type { StatementAnswer } from '../../../api/commands/answers';
import { capital } from '../../handling/case/words';
import { Choice, MoneyField, Radios, TextArea } from '../../parts';
import { useLanguage, useTexts } from '../../texts/language';
import { useBasis } from '../basis/basis';
import { StatementFormView, useStatementForm } from '../statement-form';
import { revocationBody, writingKey, type RevokeValues } from './change';
import { texts } from './texts';

const GROUNDS = ['RESERVATION', 'MISLEADING', 'URGENT_SAFETY', 'IN_FAVOUR'] as const;

export function RevokeForm({ onShown }: { onShown: (body: object, shown: StatementAnswer) => void }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { caseId, page } = useBasis();
  const statement = useStatementForm<RevokeValues>({
    to: `/api/cases/${caseId}/revocation-statement`,
    keep: writingKey(caseId, 'revoke-decision'),
    initial: { ground: '', termId: '', reason: '', hearing: '', paidOre: '0' },
    body: revocationBody,
    onShown,
  });
  const { field, values } = statement.form;
  const terms = page.decision?.content.terms ?? [];
  return (
    <StatementFormView statement={statement} submit={t.read} startOver={t.startOver} hint={t.nothingYet}>
      <Radios
        {...field('ground')}
        label={t.ground}
        options={GROUNDS.map((value) => ({ value, text: capital(REVOCATION_GROUND_NAMES[value][language]) }))}
      />
      {values.ground === 'RESERVATION' && (
        <Choice {...field('termId')} label={t.term} options={terms.map(({ id, text }) => ({ value: id, text: text.slice(0, 80) }))} />
      )}
      <TextArea {...field('reason')} label={t.reasons} rows={4} />
      <TextArea {...field('hearing')} label={t.hearing} hint={t.hearingHint} rows={3} />
      <MoneyField {...field('paidOre')} label={t.paid} hint={t.paidHint} />
    </StatementFormView>
  );
}
