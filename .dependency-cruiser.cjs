/** Who may know whom: floors look down only, rooms meet at their front doors, and nothing goes in circles. */
const floors = ['platform', 'protection', 'people', 'privacy', 'school', 'learning'];

const upward = floors.slice(0, -1).map((floor, level) => ({
  name: `${floor}-looks-up`,
  comment: `src/${floor} may use only the floors below it`,
  severity: 'error',
  from: { path: `^src/${floor}/`, pathNot: '[.](test|testing)[.]tsx?$' },
  to: { path: `^src/(${floors.slice(level + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'floors-know-no-top',
      comment:
        'the web, the promises, the seed, the operator, the restore and all of src itself stand above every floor',
      severity: 'error',
      from: { path: `^src/(${floors.join('|')})/`, pathNot: '[.](test|testing)[.]tsx?$' },
      to: {
        path: '^(src/(web|operator|seed|restore)/|src/[^/]+$|promises/|content/|tests/)',
      },
    },
    {
      name: 'front-door',
      comment: "another room's files are reached through its index.ts alone",
      severity: 'error',
      from: { path: '^(?:src/(?:protection|people|privacy|school|learning)/([^/]+)/|src/|promises/|tests/|bench/)' },
      to: {
        path: '^src/(protection|people|privacy|school|learning)/[^/]+/.+',
        pathNot: ['^src/(protection|people|privacy|school|learning)/$1/', '^src/[^/]+/[^/]+/index[.]ts$'],
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { pathNot: 'type-only', dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-do-no-io',
      comment: 'pages are made of plain values: they never ask the database',
      severity: 'error',
      from: { path: 'pages?[.]tsx$' },
      to: { path: '(queries[.]ts$|^src/platform/database/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-program',
      severity: 'error',
      from: { path: '^(src|promises)/', pathNot: '([.]test[.]tsx?|[.]fixture[.]ts)$' },
      to: { path: '([.]test[.]tsx?$|^tests/|^bench/)' },
    },
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(src|promises|content)/', pathNot: '[.](test|testing)[.]tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|screenshots)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
    tsPreCompilationDeps: true,
  },
};
