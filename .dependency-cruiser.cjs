// Who may import whom: app → feature → api, session, ui, config → contract. Each rule says why, and what to do instead.

/** Folders of src that features stand on. Every other folder of src, but app and launcher, is a feature. */
const BASE = 'api|session|ui|config|i18n';
const FEATURE = `^src/(?!(?:app|launcher|${BASE})/)([^/]+)/`;

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment:
        'Two files that need each other are one story, or hide a third file that both need: move that out.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'contract-on-zod-alone',
      comment: 'The contract runs everywhere, so it stands on zod and nothing else.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { pathNot: ['^contract/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'web-standards-only',
      comment: 'RoomService and the memory store run in a browser too: pass what needs Node in as a port.',
      severity: 'error',
      from: { path: '^server/(roomservice|stores/memory)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'roomservice-knows-no-store',
      comment:
        'RoomService sees stores, files and callers through its ports; server/node puts them together.',
      severity: 'error',
      from: { path: '^server/roomservice/' },
      to: { path: '^(server|src|mocks)/', pathNot: '^server/roomservice/' },
    },
    {
      name: 'stores-stand-apart',
      comment: 'A store knows the port that it fills, not the other store and not the server around it.',
      severity: 'error',
      from: { path: '^server/stores/(memory|sql)/' },
      to: { path: '^(server|src|mocks)/', pathNot: ['^server/roomservice/', '^server/stores/$1/'] },
    },
    {
      name: 'server-without-console',
      comment: 'The server serves the built console; it imports none of it.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(src|mocks)/' },
    },
    {
      name: 'server-runs-on-dependencies',
      comment: 'npm start runs on what package.json lists under dependencies; move the package there.',
      severity: 'error',
      from: { path: '^server/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only', 'npm'],
      },
    },
    {
      name: 'launcher-alone',
      comment:
        "The launcher is built for other people's pages: no React, no axios, nothing outside its folder.",
      severity: 'error',
      from: { path: '^src/launcher/' },
      to: { pathNot: '^src/launcher/' },
    },
    {
      name: 'features-stand-apart',
      comment: 'No feature imports another: compose them in src/app, or move what both need down.',
      severity: 'error',
      from: { path: FEATURE },
      to: { path: FEATURE, pathNot: '^src/$1/' },
    },
    {
      name: 'imports-point-down',
      comment: 'api, session, ui, config and features never import src/app.',
      severity: 'error',
      from: { path: '^src/(?!app/|main\\.tsx$)' },
      to: { path: '^src/(app/|main\\.tsx$)' },
    },
    {
      name: 'base-knows-no-feature',
      comment: 'What features stand on must not know them.',
      severity: 'error',
      from: { path: `^src/(${BASE})/` },
      to: { path: FEATURE },
    },
    {
      name: 'console-without-server',
      comment: 'The console knows the server by its contract.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^server/' },
    },
    {
      name: 'mock-at-the-door',
      comment:
        'Only the entry starts the simulated RoomService, so that a production build can leave it out.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main\\.tsx$|app/)' },
      to: { path: '^mocks/' },
    },
    {
      name: 'mock-has-no-rules-of-its-own',
      comment: 'The simulated RoomService is the real one over the memory store.',
      severity: 'error',
      from: { path: '^mocks/browser/' },
      to: {
        path: '^(server|src|mocks)/',
        pathNot: ['^server/(roomservice|stores/memory)/', '^mocks/browser/'],
      },
    },
    {
      name: 'fake-program-alone',
      comment:
        'The fake desktop program speaks the wire; it shares no code with either end but the contract.',
      severity: 'error',
      from: { path: '^mocks/desktop/' },
      to: { path: '^(server|src|mocks)/', pathNot: '^mocks/desktop/' },
    },
    {
      name: 'product-without-tests',
      comment: 'Nothing of the product imports from test.',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
