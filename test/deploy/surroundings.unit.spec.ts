/** What stands around the processes: the proxy in front of them, and the sign-in to try them with. */
import { ROLES } from '#libs/kernel';
import { LOA2, LOA3 } from '../../libs/identity/assurance';
import { COMPOSE, read } from './deployed';

describe('deploy/Caddyfile', () => {
  const caddy = read('deploy/Caddyfile');
  it('tells changes as they happen, and keeps to itself what is only for machines and administrators', () => {
    expect(caddy).toContain('reverse_proxy api-1:3000 api-2:3000');
    expect(caddy).toContain('flush_interval -1');
    expect(caddy).toMatch(/@machines path \/metrics \/health\/\*\n\trespond @machines 404/);
    expect(caddy).toMatch(/@sign-in path \/realms\/liggaren\/\* \/resources\/\*\n/);
  });
});

describe('deploy/realm.json', () => {
  const realm = JSON.parse(read('deploy/realm.json')) as {
    attributes: Record<string, string>;
    browserFlow: string;
    authenticationFlows: readonly {
      alias: string;
      authenticationExecutions: readonly { flowAlias?: string; authenticatorConfig?: string }[];
    }[];
    authenticatorConfig: readonly { alias: string; config: Record<string, string> }[];
    clients: readonly { clientId: string; redirectUris: string[]; protocolMappers: readonly { config: Record<string, string> }[] }[];
    components: Record<string, readonly { config: Record<string, string[]> }[]>;
  };
  const [client] = realm.clients;
  interface Attribute {
    readonly name: string;
    readonly validations: { readonly options?: { readonly options: readonly string[] } };
    readonly permissions: { readonly edit: readonly string[] };
  }
  const profile = JSON.parse(
    realm.components['org.keycloak.userprofile.UserProfileProvider']![0]!.config['kc.user.profile.config']![0]!,
  ) as { attributes: readonly Attribute[] };

  it('has the client that compose.yaml names, with the claims that a person is made of', () => {
    expect(client!.clientId).toBe(COMPOSE.services['api-1']!.environment!['OIDC_CLIENT_ID']);
    expect(client!.redirectUris).toEqual(['https://${SERVICE_HOST}/auth/callback']);
    for (const claim of ['role', 'organisation'])
      expect(client!.protocolMappers.map(({ config }) => [config['claim.name'], config['id.token.claim']])).toContainEqual([claim, 'true']);
    for (const name of ['SERVICE_HOST', 'OIDC_CLIENT_SECRET']) expect(COMPOSE.services['keycloak']!.environment).toHaveProperty(name);
  });

  it('knows the roles of the kernel, which nobody gives themselves', () => {
    const role = profile.attributes.find(({ name }) => name === 'role')!;
    expect(role.validations.options!.options.toSorted()).toEqual(ROLES.filter((one) => one !== 'system').toSorted());
    for (const { name, permissions } of profile.attributes) expect([name, permissions.edit]).toEqual([name, ['admin']]);
  });

  it('says by which level somebody signed in, in the words that are believed', () => {
    expect(JSON.parse(realm.attributes['acr.loa.map']!)).toEqual({ [LOA2]: 1, [LOA3]: 2 });
    const aliases = realm.authenticationFlows.map(({ alias }) => alias);
    expect(aliases).toContain(realm.browserFlow);
    for (const { authenticationExecutions } of realm.authenticationFlows)
      for (const { flowAlias, authenticatorConfig } of authenticationExecutions) {
        if (flowAlias !== undefined) expect(aliases).toContain(flowAlias);
        if (authenticatorConfig !== undefined) expect(realm.authenticatorConfig.map(({ alias }) => alias)).toContain(authenticatorConfig);
      }
  });
});
