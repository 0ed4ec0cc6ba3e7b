import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { verificationStanding, type VerificationStanding } from '#libs/sealing';
import { Needs } from '../access/capability';
import { QueryRoute } from '../routes';

/** What the check of everything came to. It says nothing that anybody wrote, so nobody's reading of it is written down. */
@ApiTags('Revision')
@Controller('api/auditor')
export class VerificationController {
  constructor(private readonly pool: Pool) {}

  @Needs('readEventLog')
  @QueryRoute('verification', 'Den senaste kontrollen av hela loggen')
  async showVerification(): Promise<VerificationStanding> {
    return verificationStanding(this.pool);
  }
}
