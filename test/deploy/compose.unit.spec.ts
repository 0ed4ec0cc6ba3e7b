/** deploy/compose.yaml held against the code: no container engine runs here, so a slip would be found by whoever installs it. */
import path from 'node:path';
import Ajv from 'ajv';
import { wrongWithAddress } from '../../libs/event-log/eventstoredb/address';
import { configuration } from '../../services/all/configuration';
import { signerConfiguration } from '../../services/signer/configuration';
import { COMPOSE, OURS, parsed, READ, read, SERVICES, TEXT, type Service } from './deployed';

/** Done once, then ended. */
const JOBS = ['migrate', 'certificates'];
/** Read, and not to be set here: the command says which role it is; the demonstration is refused in production. */
const LEFT_OUT = ['ROLES', 'DEMONSTRATION'];
/** Node's own. */
const NODES = ['NODE_EXTRA_CA_CERTS'];
/** Where a value has to look like something. */
const VALUES: Readonly<Record<string, string>> = {
  SERVICE_HOST: 'bidrag.exempel.se',
  SIGN_IN_HOST: 'inloggning.exempel.se',
  MAIL_FROM: 'Region Exempel <bidrag@exempel.se>',
};
const set = (service: Service): readonly string[] => Object.keys(service.environment ?? {});

describe('deploy/compose.yaml', () => {
  it('is valid by the published schema of the Compose Specification', () => {
    const { $schema: _, ...schema } = JSON.parse(read('test/fixtures/compose-spec.schema.json')) as Record<string, unknown>;
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect([validate(parsed()), validate.errors]).toEqual([true, null]);
    expect(validate({ services: { api: { image: 'x', prots: ['1:1'] } } })).toBe(false);
  });

  it('says in its head that nobody has run it', () => {
    expect(TEXT.slice(0, 600)).toContain('NEVER RUN');
  });

  it('sets every variable that the services read, and none that they do not', () => {
    expect(READ.size).toBeGreaterThan(15);
    expect(OURS.map(([name]) => name)).toEqual(['api-1', 'api-2', 'projector-1', 'projector-2', 'worker-1', 'worker-2', 'migrate']);
    for (const [name, service] of OURS) {
      const owner = name === 'migrate' ? [] : ['DATABASE_OWNER_URL'];
      expect([name, set(service).toSorted()]).toEqual([
        name,
        [...READ, ...NODES].filter((variable) => ![...LEFT_OUT, ...owner].includes(variable)).toSorted(),
      ]);
    }
  });

  it('gives what the configuration takes in production', () => {
    const given = (text: string): string => text.replace(/\$\{([A-Z_]+):\?\}/g, (_, name: string) => VALUES[name] ?? 'a1'.repeat(24));
    for (const [, service] of OURS) {
      const environment = Object.fromEntries(Object.entries(service.environment!).map(([name, text]) => [name, given(text)]));
      const said = configuration(environment);
      expect(said).toMatchObject({ production: true, eventLog: { engine: 'eventstoredb' }, demonstration: false });
      const { url, credentials } = said.eventLog as Extract<typeof said.eventLog, { engine: 'eventstoredb' }>;
      expect(wrongWithAddress({ url, production: true, ...credentials })).toEqual([]);
    }
  });

  it('has a signer of the log that the workers reach, and that reaches nobody: not the database that it is to be held against', () => {
    const signer = COMPOSE.services['signer']!;
    const given = Object.fromEntries(
      Object.entries(signer.environment!).map(([name, text]) => [name, text.replace(/\$\{.*\}/, 'a1'.repeat(24))]),
    );
    expect(signerConfiguration(given)).toMatchObject({ sentences: [], folder: '/data/signer', port: 3010 });
    expect([signer.networks, signer.volumes, signer.user, signer.read_only]).toEqual([['proof'], ['signer:/data'], '1000:1000', true]);
    const there = SERVICES.filter(([, { networks = [] }]) =>
      (Array.isArray(networks) ? networks : Object.keys(networks)).includes('proof'),
    );
    expect(there.map(([name]) => name)).toEqual(['worker-1', 'worker-2', 'signer']);
    expect(COMPOSE.services['worker-1']!.environment).toMatchObject({ SIGNER_URL: 'http://signer:3010' });
  });

  it('refers to nothing that it does not declare, and declares nothing that nobody uses', () => {
    const used = {
      networks: new Set(
        SERVICES.flatMap(([, { networks = [] }]) => (Array.isArray(networks) ? networks : Object.keys(networks)) as string[]),
      ),
      volumes: new Set(
        SERVICES.flatMap(([, { volumes = [] }]) => volumes.map((one) => one.split(':')[0]!)).filter((one) => !one.startsWith('.')),
      ),
      secrets: new Set(SERVICES.flatMap(([, { secrets = [] }]) => secrets)),
    };
    expect([...used.networks].toSorted()).toEqual(Object.keys(COMPOSE.networks).toSorted());
    expect([...used.volumes].toSorted()).toEqual(Object.keys(COMPOSE.volumes).toSorted());
    expect([...used.secrets].toSorted()).toEqual(Object.keys(COMPOSE.secrets).toSorted());
    const files = SERVICES.flatMap(([, { volumes = [] }]) => volumes.map((one) => one.split(':')[0]!)).filter((one) =>
      one.startsWith('./'),
    );
    for (const file of files) expect(read(path.join('deploy', file))).not.toBe('');
  });

  it('waits for what it needs, and only for what says when it is ready', () => {
    for (const [name, { depends_on: needs = {} }] of SERVICES)
      for (const [needed, { condition }] of Object.entries(needs)) {
        const service = COMPOSE.services[needed];
        expect([name, needed, condition]).toEqual([
          name,
          needed,
          JOBS.includes(needed) ? 'service_completed_successfully' : 'service_healthy',
        ]);
        // ours has its check in the image
        if (!JOBS.includes(needed))
          expect([needed, service?.healthcheck !== undefined || service?.image.includes('LIGGAREN_IMAGE')]).toEqual([needed, true]);
      }
  });

  it('gives nobody more than they need: no root but the one job, no privileges, limits for all, a fixed tag for every image', () => {
    for (const [name, service] of SERVICES) {
      expect([name, service.privileged ?? false, service.cap_drop, service.security_opt]).toEqual([
        name,
        false,
        ['ALL'],
        ['no-new-privileges:true'],
      ]);
      expect([name, /^(0|root)(:|$)/.test(service.user ?? '0')]).toEqual([name, name === 'certificates']);
      expect([name, service.image]).toEqual([
        name,
        expect.stringMatching(/:(v?\d+\.\d+(\.\d+)?\S*)$|^\$\{LIGGAREN_IMAGE:-liggaren:\d+\.\d+\.\d+\}$/),
      ]);
      expect([name, service.restart]).toEqual([name, JOBS.includes(name) ? 'no' : 'unless-stopped']);
      const { cpus, memory, pids } = service.deploy!.resources.limits;
      expect([name, typeof cpus, typeof memory, typeof pids]).toEqual([name, 'string', 'string', 'number']);
    }
    expect(COMPOSE.services['certificates']!.network_mode).toBe('none');
    for (const [name, service] of OURS) expect([name, service.read_only, service.user]).toEqual([name, true, '1000:1000']);
    for (const [name, { stop_grace_period: grace }] of OURS) expect([name, grace]).toEqual([name, expect.stringMatching(/^[36]0s$/)]);
  });

  it('is reached through the proxy alone, and the mail catcher from the host itself', () => {
    expect(SERVICES.flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`))).toEqual([
      'proxy 80:8080',
      'proxy 443:8443',
      'mail 127.0.0.1:8025:8025',
    ]);
    const outside = SERVICES.filter(([, { networks = [] }]) =>
      (Array.isArray(networks) ? networks : Object.keys(networks)).includes('outside'),
    );
    expect(outside.map(([name]) => name)).toEqual(['proxy', 'mail']);
    for (const [name, network] of Object.entries(COMPOSE.networks))
      expect([name, (network as { internal?: boolean }).internal ?? false]).toEqual([name, name !== 'outside']);
  });

  it('takes every secret from the environment, and env.example names each of them without a value', () => {
    const asked = new Set([
      ...[...TEXT.matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name!),
      ...Object.values(COMPOSE.secrets).map(({ environment }) => environment),
    ]);
    const example = new Map([...read('deploy/env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]));
    expect([...example.keys()].toSorted()).toEqual([...asked].toSorted());
    for (const [name, value] of example) expect([name, value === '']).toEqual([name, /SECRET|PASSWORD/.test(name)]);
    // refused when it is missing, never taken for empty
    expect([...TEXT.matchAll(/\$\{([A-Z_]+)\}/g)].map(([whole]) => whole)).toEqual([]);
  });

  it('has three nodes of the log that know each other, by addresses that stand in their certificates', () => {
    const made = read('deploy/make-certificates.sh');
    const address = (name: string): string => (COMPOSE.services[name]!.networks as { log: { ipv4_address: string } }).log.ipv4_address;
    const nodes = ['log-1', 'log-2', 'log-3'];
    for (const name of nodes) {
      const environment = COMPOSE.services[name]!.environment!;
      expect(environment['KURRENTDB_REPLICATION_IP']).toBe(address(name));
      expect(environment['KURRENTDB_GOSSIP_SEED']).toBe(
        nodes
          .filter((other) => other !== name)
          .map((other) => `${address(other)}:2113`)
          .join(','),
      );
      expect(environment['KURRENTDB_CERTIFICATE_FILE']).toBe(`/certificates/${name}/node.crt`);
      expect(made).toContain(`certificate ${name} 1001:1001 127.0.0.1,${address(name)} localhost,${name}\n`);
    }
  });
});
