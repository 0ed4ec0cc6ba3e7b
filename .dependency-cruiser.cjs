/**
 * The import rules of the architecture, checked over services, libs, projections and test. A rule's `comment` says what it protects.
 * Aliases (`#libs/…`) are resolved by package.json `imports` under the condition `@app/source`, as everywhere else.
 */
const CONTEXTS = '(grant-cases|schemes|delegation|diary|board-meetings|public-texts|mail)';
/** The rooms of a context that hold its rules: given everything as arguments, they run without a framework, a clock or a database. */
const PURE_ROOMS = [
  `^libs/${CONTEXTS}/(decide|policies)/`,
  `^libs/${CONTEXTS}/(events|case|state|context|application|progress|eligibility|statement|change-statement|scheme|intake|frame|order|authority|demands|matter|sub-delegation|compare|register|text|meeting|steps|candidate|claims|carrying|notice|decide|wordings|kinds|notices|settings|compose|html)\\.ts$`,
  '^libs/timers/',
];
const PURE = [
  ...PURE_ROOMS,
  '^libs/delegation-chain/',
  `^libs/${CONTEXTS}/index\\.ts$`,
  '^libs/identity/(events|access-policy)\\.ts$',
  '^libs/kernel/',
];
const FRAMEWORK =
  'node_modules/(@nestjs|@fastify|fastify|pg|pg-copy-streams|bullmq|ioredis|class-validator|class-transformer|reflect-metadata|pino|nestjs-pino|rxjs)/';
const TESTS = [
  '\\.spec\\.ts$',
  '/testing(/|\\.ts$)',
  '^libs/[^/]+/test-[^/]+\\.ts$',
  '^libs/event-log/conformance/',
  '^projections/examples/',
  '^test/',
];
/** What the rest may enter a library by: its pure side, its storage contract, its wiring; and the log's adapters. */
const DOORS = [
  '^libs/[^/]+/(index|events|wordings|module)\\.ts$',
  '^libs/event-log/(memory|postgres|eventstoredb|mirror)/index\\.ts$',
  '^libs/privacy/(memory|postgres)/index\\.ts$',
  '^libs/delegation/(order|sub-delegation)\\.ts$', // the chain holds decisions against the order by the order's own rules
  '^libs/board-meetings/meeting\\.ts$', // what a meeting is after its events, without what decides about it
  '^libs/event-log/eventstoredb/address\\.ts$', // read with the configuration, without what speaks the protocol
  '/testing/',
];

/** What the pages may run, beside taking types from anywhere on the server: words and rules that know nothing of Node. */
const IN_BROWSERS = [
  '^libs/[^/]+/wordings\\.ts$',
  '^libs/kernel/(language|roles|money|citation|most-in-sitting|subjects)\\.ts$',
  '^libs/delegation/compare\\.ts$',
  '^projections/cases/wordings\\.ts$',
  '^projections/case-queue/(query-[a-z]+|filter|counted)\\.ts$',
  '^services/api/views/standard-views\\.ts$',
  '^services/api/auditor/citations\\.ts$',
  '^libs/integrity/(bundle|verifier)/(?!main)[^/]+\\.ts$',
  '^libs/integrity/(builtin|bytes|checkpoint|draw|heads|keccak|key-limit|keys|ml-dsa|note|policy|proofs|sha256|tree)\\.ts$',
];

const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    error(
      'no-circles',
      'What imports itself in a circle can be neither read nor replaced in parts. Types alone, and what is fetched later, make none.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    ),
    error('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    error('no-tests-in-production', 'Code that runs never needs test code.', { pathNot: TESTS }, { path: TESTS }),

    error(
      'kernel-stands-alone',
      'Everything rests on the kernel, so it rests on nothing.',
      { path: '^libs/kernel/', pathNot: TESTS },
      { path: '^(libs|projections|services|deploy)/', pathNot: '^libs/kernel/' },
    ),
    error(
      'integrity-stands-alone',
      'The auditor’s verifier is built from integrity alone, and from the kernel at most.',
      { path: '^libs/integrity/', pathNot: TESTS },
      { path: '^(libs|projections|services|deploy)/', pathNot: ['^libs/integrity/', '^libs/kernel/index\\.ts$'] },
    ),
    error(
      'libs-not-upwards',
      'Libraries never know who runs them or what is read out of them.',
      { path: '^libs/', pathNot: TESTS },
      { path: '^(services|projections|deploy)/' },
    ),
    error(
      'log-knows-no-context',
      'The log and its adapters carry events and never know what they mean.',
      { path: '^libs/event-log/', pathNot: ['\\.spec\\.ts$'] },
      { path: '^libs/', pathNot: ['^libs/event-log/', '^libs/kernel/index\\.ts$'] },
    ),

    error(
      'pure-core-without-framework',
      'Rules are pure functions: no framework, database or queue, not even by way of something else.',
      { path: PURE, pathNot: TESTS },
      { path: FRAMEWORK, reachable: true },
    ),
    error(
      'pure-core-without-the-world',
      'Rules read no files, sockets or processes. Hashing is arithmetic.',
      { path: PURE, pathNot: TESTS },
      { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    ),
    error(
      'pure-core-imports-pure-core',
      'Rules build on the kernel, the log’s types, their own rooms and what other contexts say in index.ts and events.ts.',
      { path: PURE_ROOMS, pathNot: TESTS },
      {
        path: '^(libs|projections|services)/',
        pathNot: [...PURE_ROOMS, `^libs/(kernel|event-log|timers|${CONTEXTS})/index\\.ts$`, '^libs/identity/events\\.ts$'],
      },
    ),
    error(
      'contexts-through-their-doors',
      'A context sees of another what it says in index.ts and events.ts, never its insides and never its wiring.',
      { path: `^libs/${CONTEXTS}/`, pathNot: TESTS },
      { path: '^libs/', pathNot: ['^libs/$1/', `^libs/(kernel|event-log|input|identity|timers|${CONTEXTS})/(index|events)\\.ts$`] },
    ),

    error(
      'projections-read-events',
      'A read model is made of events: it imports storage contracts, the log’s types, the kernel and its runtime, never decisions.',
      { path: '^projections/', pathNot: TESTS },
      {
        path: '^(libs|services|deploy)/',
        pathNot: [
          '^libs/[^/]+/(events|wordings)\\.ts$',
          '^libs/(kernel|event-log|projection-runtime|timers|delegation-chain)/index\\.ts$',
          '^libs/board-meetings/meeting\\.ts$', // how each event changes a meeting: said once
        ],
      },
    ),
    error(
      'projections-reach-no-decision',
      'Nor do they reach a decision by way of something else.',
      { path: '^projections/', pathNot: TESTS },
      { path: '^libs/[^/]+/(decide|handlers)/', reachable: true },
    ),

    error(
      'pages-take-types-and-words',
      'The pages run in browsers: of the server they take types, and the few files that run anywhere.',
      { path: '^services/web/', pathNot: ['\\.mts$', '\\.spec\\.ts$'] },
      { path: '^(libs|projections|services|deploy)/', pathNot: ['^services/web/', ...IN_BROWSERS], dependencyTypesNot: ['type-only'] },
    ),
    error(
      'words-run-anywhere',
      'What the pages take of the server rests on nothing that a browser lacks.',
      { path: IN_BROWSERS, pathNot: TESTS },
      { pathNot: IN_BROWSERS, dependencyTypesNot: ['type-only'] },
    ),

    error(
      'libs-through-their-doors',
      'What runs enters a library by index.ts, events.ts or module.ts.',
      { path: '^(services|projections|test)/', pathNot: ['\\.spec\\.ts$', '^services/web/'] },
      { path: '^libs/', pathNot: DOORS },
    ),
    error(
      'projections-through-their-doors',
      'What runs enters a read model by its index.ts.',
      { path: '^(services|test)/', pathNot: ['\\.spec\\.ts$', '^services/web/'] },
      { path: '^projections/', pathNot: ['^projections/index\\.ts$', '^projections/[^/]+/index\\.ts$'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.[^./]' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['@app/source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
};
