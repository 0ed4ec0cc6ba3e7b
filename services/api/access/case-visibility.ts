/** What a person may be told of, case by case, as the read model stands. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { accessTo, type CaseAccess, type Viewer } from '#libs/identity';
import type { ChangeNotice } from '../changes/changes';

/** $1 case ids. */
const FACTS = `
  select case_id::text as "caseId", applicants, participants, declared, barred, submitted as "submittedForDecision"
  from read.case_queue where case_id = any($1)`;

@Injectable()
export class CaseVisibility {
  constructor(private readonly pool: Pool) {}

  /** The notices that the person may have: cases that they see at least the diary row of, and what is everybody's. */
  async visible(person: Viewer, notices: readonly ChangeNotice[]): Promise<readonly ChangeNotice[]> {
    const ids = notices.flatMap(({ caseId }) => caseId ?? []);
    const facts = ids.length === 0 ? new Map<string, CaseAccess>() : await this.factsOf(ids);
    return notices.filter(({ topic, caseId }) => {
      if (topic === 'diary') return true;
      if (topic !== 'case') return person.role !== 'applicant';
      const known = facts.get(caseId!);
      return known !== undefined && accessTo(person, known).level !== 'NONE';
    });
  }

  private async factsOf(ids: readonly string[]): Promise<ReadonlyMap<string, CaseAccess>> {
    const { rows } = await this.pool.query<CaseAccess & { caseId: string }>(FACTS, [ids]);
    return new Map(rows.map(({ caseId, ...access }) => [caseId, access]));
  }
}
