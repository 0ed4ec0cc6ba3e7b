import { applyDecorators, Injectable, SetMetadata, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { mayUse, type Capability } from '#libs/identity';
import { notSignedIn, refused } from '../problems';

const CAPABILITY = 'liggaren:capability';

@Injectable()
export class CapabilityGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const person = context.switchToHttp().getRequest<FastifyRequest>().signedIn;
    if (!person) throw notSignedIn();
    const needed = this.reflector.getAllAndOverride<Capability>(CAPABILITY, [context.getHandler(), context.getClass()]);
    const answer = mayUse(person, needed);
    if ('refusal' in answer) throw refused(answer.refusal);
    return true;
  }
}

/** Only for roles that may do this; what is tied to one case is asked where the case is at hand. */
export const Needs = (capability: Capability): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(CAPABILITY, capability), UseGuards(CapabilityGuard));
