import { Body, Controller, Inject, Param, Query } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Pool } from 'pg';
import { delegationEvents, type OrderCommand } from '#libs/delegation';
import { AdoptOrderBody, AssignPostBody, EndAssignmentBody, GiveDelegationCommand, RevokeItemBody } from '#libs/delegation/module';
import { dayOf, derivedId, SystemClock, type Clock } from '#libs/kernel';
import { delegatedMatters, heldPosts, type DelegatedMatter, type HeldPost } from '#projections/delegation-register';
import { withType, type Fields } from '../cases/on-case';
import type { CommandAnswer } from '../commands/answers';
import { IssuedCommand, type Issued } from '../commands/issued';
import { answer } from '../commands/outcome';
import { People } from '../people';
import { Reads } from '../queries/up-to-date';
import { CommandRoute, QueryRoute } from '../routes';
import { OnDayQuery } from './schemes.controller';

/** Who may decide on the board's behalf, as of a day. */
@ApiTags('Delegation')
@Controller('api/delegation/:boardKey')
export class DelegationController {
  constructor(
    private readonly pool: Pool,
    private readonly commands: CommandBus,
    private readonly people: People,
    @Inject(SystemClock) private readonly clock: Clock,
  ) {}

  @QueryRoute('', 'Delegationsordningen en viss dag')
  @Reads('delegation_register')
  async showDelegation(
    @Param('boardKey') boardId: string,
    @Query() { on }: OnDayQuery,
  ): Promise<{ on: string; matters: readonly DelegatedMatter[]; posts: readonly HeldPost[] }> {
    const day = on ?? dayOf(this.clock.now());
    const [matters, posts] = await Promise.all([delegatedMatters(this.pool, boardId, day), heldPosts(this.pool, boardId, day)]);
    return { on: day, matters, posts };
  }

  @QueryRoute('versions', 'Alla versioner av delegationsordningen, och alla som har haft befattningar')
  @Reads('delegation_register')
  async delegationVersions(
    @Param('boardKey') boardId: string,
  ): Promise<{ matters: readonly DelegatedMatter[]; posts: readonly HeldPost[] }> {
    const [matters, posts] = await Promise.all([delegatedMatters(this.pool, boardId, null), heldPosts(this.pool, boardId, null)]);
    return { matters, posts };
  }

  @CommandRoute('adopt-order', 'Anta delegationsordning')
  adoptOrder(@Param('boardKey') boardId: string, @Body() body: AdoptOrderBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(boardId, 'AdoptOrder', body, issued);
  }

  @CommandRoute('revoke-item', 'Återkalla en delegation')
  revokeItem(@Param('boardKey') boardId: string, @Body() body: RevokeItemBody, @IssuedCommand() issued: Issued): Promise<CommandAnswer> {
    return this.give(boardId, 'RevokeItem', body, issued);
  }

  @CommandRoute('assign-post', 'Tillsätt en befattning')
  async assignPost(
    @Param('boardKey') boardId: string,
    @Body() body: AssignPostBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    const holder = await this.people.byRef(body.holder, 'holder');
    const { post, title, from, to, acting, reason } = body;
    const assignmentId = derivedId(issued.meta.commandId, 'assignment');
    return this.give(boardId, 'AssignPost', { assignmentId, post, title, holder, from, to, acting, reason }, issued);
  }

  @CommandRoute('end-assignment', 'Avsluta en befattning')
  endAssignment(
    @Param('boardKey') boardId: string,
    @Body() body: EndAssignmentBody,
    @IssuedCommand() issued: Issued,
  ): Promise<CommandAnswer> {
    return this.give(boardId, 'EndAssignment', body, issued);
  }

  private async give<T extends OrderCommand['type']>(
    boardId: string,
    type: T,
    body: Fields<Extract<OrderCommand, { type: T }>>,
    { meta, expectedRevision }: Issued,
  ): Promise<CommandAnswer> {
    const command = withType<OrderCommand>(type, body);
    return answer(await this.commands.execute(new GiveDelegationCommand(boardId, command, meta, expectedRevision)), delegationEvents);
  }
}
