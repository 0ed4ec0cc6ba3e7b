/** Before the content: whom the case concerns, and what the delegate says of their own impartiality (KL 6:30, 7:4). */
import { Link } from '@tanstack/react-router';
import { DeclarationForm } from '../handling/case/participants/declaration-form';
import type { ListedCase } from '../handling/case/opened';
import { mayDeclare } from '../handling/case/standing';
import { Facts, Notice, Page } from '../parts';
import { useFormat } from '../texts/format';
import { useTexts } from '../texts/language';
import { texts } from './texts';

/** `why` = what would open the case. */
export function Gate({ why, ...listed }: ListedCase & { why: string | null }) {
  const t = useTexts(texts);
  const { money, day } = useFormat();
  const { row, me } = listed;
  return (
    <Page title={row.organisation} above={row.number ?? t.withoutNumber} lead={<span lang="sv">{row.title}</span>} width="reading">
      <Facts
        items={[
          [t.municipality, row.municipality],
          [t.sought, money(row.amountOre)],
          [t.officer, row.assigneeName ?? t.nobody],
          row.nextDeadline !== null && [t.nextDeadline, day(row.nextDeadline)],
        ]}
      />
      {me.role === 'delegate' && mayDeclare(me, row) ? (
        <DeclarationForm {...listed} />
      ) : (
        why && (
          <Notice>
            <p>{why}</p>
          </Notice>
        )
      )}
    </Page>
  );
}

/** Whoever is barred sees nothing of the case, not even its row. */
export function Barred({ detail }: { detail: string }) {
  const t = useTexts(texts);
  return (
    <Page title={t.barred} lead={detail} width="reading">
      <Link to="/beslut" className="button">
        {t.toList}
      </Link>
    </Page>
  );
}
