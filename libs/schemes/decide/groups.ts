import { accept, canonicalJson, refuse, type Decision } from '#libs/kernel';
import type { SchemeEvent } from '../events';
import { groupOf, type SchemeState } from '../scheme';
import type { CommandBody } from './commands';

const policy = { basis: 'POLICY', citation: 'nämndens rutin', field: 'members' } as const;

/** The group that prepares cases: at least one official of the region, since outside advisers prepare but never handle alone (RF 12:4). */
export function composeHandlingGroup(body: CommandBody<'ComposeHandlingGroup'>, state: SchemeState): Decision<SchemeEvent> {
  const { groupId, name, members } = body;
  if (canonicalJson(groupOf(state, groupId) ?? null) === canonicalJson({ name, members })) return accept();
  if (new Set(members.map(({ ref }) => ref)).size < members.length)
    return refuse(
      'member-repeated',
      {
        sv: 'Samma person står två gånger i gruppen. Ta bort den ena raden.',
        en: 'The same person is in the group twice. Remove one of the rows.',
      },
      policy,
    );
  const stranger = members.find(({ role }) => role !== 'official' && role !== 'adviser');
  if (stranger)
    return refuse(
      'member-role',
      {
        sv: `${stranger.name} är varken handläggare eller rådgivare och kan inte ingå i handläggningsgruppen.`,
        en: `${stranger.name} is neither case officer nor adviser and cannot be in the handling group.`,
      },
      policy,
    );
  if (!members.some(({ role }) => role === 'official'))
    return refuse(
      'group-without-official',
      {
        sv: 'Gruppen behöver minst en handläggare från regionen: rådgivare bereder men handlägger inte ensamma.',
        en: 'The group needs at least one case officer from the region: advisers prepare cases but do not handle them alone.',
      },
      {
        basis: 'LAW',
        citation: 'RF 12:4',
        field: 'members',
      },
    );
  const loose = members.find(({ role, organisation }) => role === 'adviser' && organisation === null);
  if (loose)
    return refuse(
      'adviser-without-organisation',
      {
        sv: `Ange vilken organisation ${loose.name} företräder: jäv prövas också för organisationen.`,
        en: `State which organisation ${loose.name} represents: conflicts of interest are considered for the organisation too.`,
      },
      {
        basis: 'LAW',
        citation: 'KL 6:28, RF 1:9',
        field: 'members',
      },
    );
  return accept({ type: 'HandlingGroupComposed', body });
}
