import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { FUNDERS, type Funder } from '#libs/grant-cases';
import { Needs } from '../access/capability';
import { QueryRoute } from '../routes';

@ApiTags('Stödformer')
@Needs('seeCaseList')
@Controller('api/funders')
export class FundersController {
  @QueryRoute('', 'Finansiärer att hänvisa till, med text att skicka')
  listFunders(): { rows: readonly Funder[] } {
    return { rows: FUNDERS };
  }
}
