/** What is deployed, read, and what the code asks for, for the tests that hold the one against the other. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '../..');
export const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

export interface Service {
  readonly image: string;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly read_only?: boolean;
  readonly restart?: string;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[] | string;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly disable?: boolean };
  readonly stop_grace_period?: string;
  readonly deploy?: {
    readonly resources: { readonly limits: { readonly cpus?: string; readonly memory?: string; readonly pids?: number } };
  };
}
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly environment: string }>>;
}

export const TEXT = read('deploy/compose.yaml');
export const parsed = (): unknown => parse(TEXT, { merge: true });
export const COMPOSE = parsed() as Compose;
export const SERVICES = Object.entries(COMPOSE.services);
/** The processes of Liggaren itself; the signer is by itself: it knows nothing of the rest. */
export const OURS = SERVICES.filter(([name, { image }]) => image.includes('LIGGAREN_IMAGE') && name !== 'signer');

/** Every variable that the configuration asks for. */
export const READ: ReadonlySet<string> = new Set(
  readdirSync(path.join(ROOT, 'services/all'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .flatMap((file) => [...read(`services/all/${file}`).matchAll(/\b(?:read|reading)\.(?:text|url|yesOrNo)\(\s*'([A-Z_]+)'/g)])
    .map(([, name]) => name!),
);
const ROLES = ['liggaren_app', 'liggaren_owner', 'liggaren_dba'];
const named = (text: string): readonly string[] => [...text.matchAll(/liggaren_[a-z]+(?:_[a-z]+)*/g)].map(([name]) => name);
/** What a text names of ours on /metrics. */
export const metricsIn = (text: string): readonly string[] => named(text).filter((name) => !ROLES.includes(name));
/** Names that the code has for what /metrics shows. */
export const METRICS: ReadonlySet<string> = new Set(
  ['services', 'libs', 'projections'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .flatMap((file) => metricsIn((read(path.join(folder, file)).match(/'liggaren_[a-z_]+'/g) ?? []).join())),
  ),
);
