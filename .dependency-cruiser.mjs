// Who may import whom. Two lists; every rule below is derived from them.

/** Packages and what they may import. `*` is everything. */
const packages = {
  model: [],
  'fit-connect': [],
  xauslaender: ['model'],
  element: ['model'],
  'delivery-service': ['fit-connect'],
  console: ['model', 'xauslaender', 'fit-connect'],
  server: ['model', 'xauslaender', 'fit-connect'],
  'examples/case-system': ['xauslaender', 'fit-connect'],
  'examples/host-page': [],
  'examples/identity-provider': [],
  'examples/mailbox': [],
  e2e: '*',
  bench: '*',
  scripts: '*',
}

/** Rooms of a package from top to bottom: a file imports from its own room or from rooms further down. */
const rooms = {
  server:
    'main app worker retention delivery applications notifications drafts attachments rollout catalogue authorities staff assets receipts pdf promises vault audit http database log config errors',
  element: 'review index loader frame online-service my-application pages documents fields parts draft api-client texts',
  model: 'index api messages check-answers application deadlines fees scores form fields conditions answers texts',
  xauslaender: 'index read write check profiles canonical',
  'fit-connect': 'index sender subscriber callbacks events metadata crypto api',
  'delivery-service': 'index main routes callbacks deadlines store errors config',
  console: 'index pages inbox parts api-client texts',
}

const outsideTests = '\\.test\\.ts$|/testing/'

const inPackage = (name) => `^${name}/`

const packageRules = Object.entries(packages)
  .filter(([, allowed]) => allowed !== '*')
  .map(([name, allowed]) => ({
    name: `package-${name}`,
    severity: 'error',
    comment: `${name} may import only: ${allowed.join(', ') || 'no other package'}`,
    from: { path: `^${name}/`, pathNot: outsideTests },
    to: { path: Object.keys(packages).map(inPackage), pathNot: [name, ...allowed].map(inPackage) },
  }))

const roomRules = Object.entries(rooms).flatMap(([name, list]) => {
  const order = list.split(' ')
  const inRoom = (room) => `^${name}/src/${room}[./]`
  const upward = order.slice(1).map((room, index) => ({
    name: `room-${name}-${room}`,
    severity: 'error',
    comment: `${name}/${room} may not import from a room above it`,
    from: { path: inRoom(room), pathNot: outsideTests },
    to: { path: order.slice(0, index + 1).map(inRoom) },
  }))
  return [
    ...upward,
    { name: `rooms-of-${name}`, severity: 'error', from: { path: `^${name}/src/`, pathNot: [...order.map(inRoom), outsideTests] }, to: {} },
  ]
})

export default {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-testing-in-production',
      severity: 'error',
      from: { pathNot: [outsideTests, '^(e2e|bench|scripts)/'] },
      to: { path: '/testing/' },
    },
    {
      name: 'ledger-imports-nothing',
      severity: 'error',
      from: { path: '^e2e/src/crash/ledger\\.ts$' },
      to: { dependencyTypesNot: ['core'] },
    },
    ...packageRules,
    ...roomRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    preserveSymlinks: false,
  },
}
