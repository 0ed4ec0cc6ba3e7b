import { Controller, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '#libs/identity';
import type { Language } from '#libs/kernel';
import { AskedLanguage } from '../language';
import { QueryRoute } from '../routes';
import { explained, type ExplainedProblem } from './explained';
import { Problem } from './problem';

const NOT_DESCRIBED = {
  sv: 'Koden är inte beskriven. Svaret som hade den säger i klartext vad som hände och vad du kan göra.',
  en: 'The code is not described. The answer that had it says in plain words what happened and what you can do.',
};

/** For people and programs that meet a problem's address. */
@ApiTags('Problem')
@Controller('api/problems')
export class ExplainedController {
  @Public()
  @QueryRoute(':codeKey', 'Vad en problemkod betyder')
  explainProblem(@Param('codeKey') code: string, @AskedLanguage() language: Language): ExplainedProblem {
    const found = explained(code, language);
    if (!found) throw new Problem(404, 'problem-not-described', NOT_DESCRIBED);
    return found;
  }
}
