import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf, ROLE_NAMES, ROLES, type Role } from '#libs/kernel';
import { ALL_CAPABILITIES, capabilitiesOf, type Capability } from './capabilities';
import { CurrentPerson } from './current-person';
import type { SignedIn } from './signed-in';

/** Who is signed in, and what the pages may offer them. */
export class Me {
  @ApiProperty({ type: String, description: 'pseudonym, as in the events' })
  ref!: string;
  @ApiProperty({ type: String, description: 'stable id at the issuer' })
  subject!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String, enum: ROLES })
  role!: Role;
  @ApiProperty({ type: String, description: 'the role in words' })
  roleName!: string;
  @ApiProperty({ type: String, nullable: true })
  organisation!: string | null;
  @ApiProperty({ type: String, description: 'level of assurance of the latest sign-in' })
  acr!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'when that was' })
  signedInAt!: string;
  @ApiProperty({ type: String, isArray: true, description: 'SHA-256 of the statements that a fresh sign-in approves, hex, in their order' })
  approvedDigests!: readonly string[];
  @ApiProperty({ type: String, enum: ALL_CAPABILITIES, isArray: true, description: 'what the role may do beside single cases' })
  may!: readonly Capability[];
}

@ApiTags('Inloggning')
@Controller('api/me')
export class MeController {
  @Get()
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'showMe', summary: 'Vem som är inloggad, och vad rollen får göra' })
  @ApiOkResponse({ type: Me })
  me(@CurrentPerson() person: SignedIn, @Res({ passthrough: true }) reply: FastifyReply, @Headers('accept-language') asked?: string): Me {
    const language = languageOf(asked);
    void reply.headers({ 'content-language': language, vary: 'accept-language' });
    const { ref, subject, name, role, organisation, acr, authTime, stepUp } = person;
    const signedInAt = Temporal.Instant.fromEpochMilliseconds(authTime * 1000).toString();
    return {
      ref,
      subject,
      name,
      role,
      roleName: ROLE_NAMES[role][language],
      organisation,
      acr,
      signedInAt,
      approvedDigests: stepUp?.digests ?? [],
      may: capabilitiesOf(person),
    };
  }
}
