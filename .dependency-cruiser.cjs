// Who may import whom: docs/ARCHITECTURE.md. Each rule is planted once, violated, by src/architecture.test.ts.
const rooms = {
  publication: 0,
  registry: 1,
  diagnosis: 2,
  programmes: 3,
  linkages: 3,
  clusters: 3,
  evidence: 4,
  plans: 5,
};
const tests = '\\.test\\.tsx?$|/fixtures\\.tsx?$|/goldens/|^src/platform/testing/';
const names = Object.keys(rooms);

/** A place of a room, or of a noun's folder inside a room. */
const inRoom = (...places) =>
  places.flatMap((place) => [`^src/rooms/[^/]+/${place}`, `^src/rooms/[^/]+/[^/]+/${place}`]);

const rankRules = names
  .map((room) => {
    const barred = names.filter((other) => other !== room && rooms[other] >= rooms[room]);
    return {
      name: `rank-${room}`,
      comment: `${room} (rank ${rooms[room]}) may import only rooms of lower rank`,
      severity: 'error',
      from: { path: `^src/rooms/${room}/`, pathNot: tests },
      to: { path: `^src/rooms/(${barred.join('|')})/` },
    };
  })
  .filter((rule) => !rule.to.path.includes('()'));

module.exports = {
  forbidden: [
    ...rankRules,
    {
      name: 'no-circular',
      comment: 'files that need each other are one file, or the wrong two',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'room-door',
      comment: 'a room is entered by its index.ts alone',
      severity: 'error',
      from: { path: '^src/rooms/([^/]+)/', pathNot: tests },
      to: { path: '^src/rooms/([^/]+)/', pathNot: ['^src/rooms/$1/', '^src/rooms/[^/]+/index\\.ts$'] },
    },
    {
      name: 'room-door-from-outside',
      comment: 'web, cli, compose and demonstration enter rooms by index.ts too',
      severity: 'error',
      from: { path: '^src/(web|cli|demonstration|compose\\.ts)', pathNot: tests },
      to: { path: '^src/rooms/[^/]+/', pathNot: '^src/rooms/[^/]+/index\\.ts$' },
    },
    {
      name: 'kernels-are-pure',
      comment: 'a kernel imports kernels and codes alone; what it needs from outside comes as an argument',
      severity: 'error',
      from: { path: '^src/kernels/', pathNot: tests },
      to: { pathNot: '^src/(kernels|codes)/' },
    },
    {
      name: 'codes-import-nothing',
      comment: 'codes are data and lookups',
      severity: 'error',
      from: { path: '^src/codes/', pathNot: tests },
      to: { pathNot: '^src/codes/' },
    },
    {
      name: 'platform-knows-no-room',
      comment: 'the platform serves rooms and knows none; nor kernels, nor engines',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(rooms|kernels|engines|web|cli|demonstration|compose\\.ts)' },
    },
    {
      name: 'engines-know-kernels-types-only',
      comment: 'an engine puts a package behind a type that a kernel defines',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: tests },
      to: { path: '^src/(rooms|platform|web|cli|demonstration|compose\\.ts)' },
    },
    {
      name: 'engines-run-no-kernel',
      comment: 'engines take types from kernels, not code',
      severity: 'error',
      from: { path: '^src/engines/', pathNot: tests },
      to: { path: '^src/kernels/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'compose-is-imported-from-above',
      comment: 'only bin, web, cli, the demonstration and tests import compose.ts',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(web|cli|demonstration)/', tests] },
      to: { path: '^src/compose\\.ts$' },
    },
    {
      name: 'nothing-imports-web-or-cli',
      comment: 'web and cli are the ends of the line',
      severity: 'error',
      from: { path: '^src/(rooms|platform|engines|kernels|codes)/', pathNot: tests },
      to: { path: '^src/(web|cli)/' },
    },
    {
      name: 'rules-do-no-io',
      comment: 'rules and models decide; they read no file, ask no database, know no page',
      severity: 'error',
      from: { path: inRoom('rules/', 'model\\.ts'), pathNot: tests },
      to: {
        path: [
          '^(node:)?(fs|path|net|http|child_process|worker_threads)',
          ...inRoom('store', 'services', 'pages', 'routes', 'jobs', 'commands'),
          'node_modules/(pg|kysely)/',
        ],
      },
    },
    {
      name: 'only-stores-touch-the-database',
      comment: 'SQL lives in a store',
      severity: 'error',
      from: { path: '^src/rooms/', pathNot: [tests, ...inRoom('store/', 'store\\.ts')] },
      to: { path: 'node_modules/(pg|kysely|pg-copy-streams)/' },
    },
    {
      name: 'pages-are-pure',
      comment: 'a page turns a view model into HTML',
      severity: 'error',
      from: { path: inRoom('pages/'), pathNot: tests },
      to: {
        path: [...inRoom('store', 'services', 'routes', 'jobs', 'commands'), '^src/platform/(db|auth|jobs|files)/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'routes-go-through-services',
      comment: 'routes, jobs and panels call services; they do not reach into a store',
      severity: 'error',
      from: { path: inRoom('routes', 'jobs', 'commands', 'panels'), pathNot: tests },
      to: { path: inRoom('store/', 'store\\.ts'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'analyses-read-files-only',
      comment: 'an analysis turns files into a result: no database',
      severity: 'error',
      from: { path: inRoom('analyses/'), pathNot: tests },
      to: {
        path: [...inRoom('store', 'services', 'pages', 'routes', 'jobs'), '^src/platform/(db|auth|jobs|http|html)/'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
