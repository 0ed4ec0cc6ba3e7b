import { Controller, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Pool } from 'pg';
import { Public } from '#libs/identity';
import { Day, Id, Line } from '#libs/input';
import { keptDiary, publicDiary, type DiaryEntry, type DiaryFilter, type KeptDiaryEntry } from '#projections/diary';
import { Needs } from '../access/capability';
import { listed, PageQuery, type Listed } from '../queries/paging';
import { checkPeriod } from '../queries/period';
import { Reads } from '../queries/up-to-date';
import { QueryRoute } from '../routes';

export class DiaryQuery extends PageQuery {
  @Line({ sv: 'sökordet', en: 'the search term' }, { nullable: true }) text: string | null = null;
  @Day({ sv: 'första dagen', en: 'the first day' }, { nullable: true }) from: string | null = null;
  @Day({ sv: 'sista dagen', en: 'the last day' }, { nullable: true }) to: string | null = null;
  @Id({ sv: 'ärendet', en: 'the case' }, { nullable: true }) caseId: string | null = null;
}
function filterOf({ text, from, to, caseId }: DiaryQuery): DiaryFilter {
  checkPeriod({ from, to });
  return { text, from, to, caseId };
}

@ApiTags('Diariet')
@Controller('api/diary')
export class DiaryController {
  constructor(private readonly pool: Pool) {}

  /** Nobody is asked who they are or why (TF 2:15–18). */
  @Public()
  @QueryRoute('', 'Diariet för alla')
  @Reads('diary')
  async listDiary(
    @Query() query: DiaryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<DiaryEntry>> {
    return listed(await publicDiary(this.pool, filterOf(query), query), request, reply);
  }

  @Needs('registerApplications')
  @QueryRoute('kept', 'Diariet som registratorn för det')
  @Reads('diary')
  async listKeptDiary(
    @Query() query: DiaryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Listed<KeptDiaryEntry>> {
    return listed(await keptDiary(this.pool, filterOf(query), query), request, reply);
  }
}
