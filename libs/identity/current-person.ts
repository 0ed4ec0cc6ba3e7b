/** Who a request is from. Everything demands a signed-in person unless it says otherwise. */
import {
  createParamDecorator,
  Inject,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { OpenIdClient } from './openid';
import type { SignedIn } from './signed-in';
import { isFresh } from './step-up';

const PUBLIC = 'liggaren:public';
/** Open to everybody: sign-in itself, the public diary, health. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);

/** Default guard of the whole application: 401 without a session. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(OpenIdClient) private readonly openid: OpenIdClient,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { person, stepUp } = request.session ?? {};
    // an approval that has grown old is as none
    if (person) request.signedIn = { ...person, stepUp: stepUp && isFresh(stepUp, this.openid.now()) ? stepUp : null };
    if (person || this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    throw new UnauthorizedException();
  }
}

/** The signed-in person of a request: `@CurrentPerson() person: SignedIn`. On a public route: 401 when there is none. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!signedIn) throw new UnauthorizedException();
  return signedIn;
});
