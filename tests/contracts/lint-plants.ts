export interface LintPlant {
  readonly title: string;
  /** The path the text gets in a copy of the tree; one violation in each. */
  readonly path: string;
  readonly text: string;
  /** The rule that must speak. */
  readonly rule: string;
  /** What its message must name: the way to do it instead. */
  readonly instead?: string;
}

const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';

export const lintPlants: readonly LintPlant[] = [
  {
    title: 'shared reads a file',
    path: 'src/shared/orders/order-file.ts',
    text: "export { readFileSync } from 'node:fs';\n",
    rule: imports,
    instead: 'do the work in its handler in src/core',
  },
  {
    title: 'shared imports a type of core',
    path: 'src/shared/orders/order-row.ts',
    text: "import type { Row } from '../../core/orders/order-tables.ts';\nexport type Order = Row;\n",
    rule: imports,
    instead: 'move what both need into src/shared',
  },
  {
    title: 'shared reads the clock',
    path: 'src/shared/orders/order-age.ts',
    text: 'export const now = Date.now();\n',
    rule: globals,
    instead: 'take now from the context',
  },
  {
    title: 'core does I/O',
    path: 'src/core/orders/order-file.ts',
    text: "import { readFileSync } from 'node:fs';\nexport const text = readFileSync('a');\n",
    rule: imports,
    instead: 'do the I/O in src/workstation or src/server',
  },
  {
    title: 'core makes a random id',
    path: 'src/core/orders/order-id.ts',
    text: "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();\n",
    rule: imports,
    instead: 'come from the context',
  },
  {
    title: 'core imports the server later',
    path: 'src/core/orders/order-push.ts',
    text: "export const http = () => import('../../server/http.ts');\n",
    rule: imports,
    instead: 'register a contribution',
  },
  {
    title: 'core waits',
    path: 'src/core/orders/order-wait.ts',
    text: 'setTimeout(() => {}, 10);\n',
    rule: globals,
    instead: 'wait in workstation or server',
  },
  {
    title: 'a service of Node imports the server that uses it',
    path: 'src/node/log-file.ts',
    text: "import '../server/http.ts';\n",
    rule: imports,
    instead: 'take what differs as an input',
  },
  {
    title: 'the workstation imports Electron',
    path: 'src/workstation/window.ts',
    text: "import type { App } from 'electron';\nexport type Window = App;\n",
    rule: imports,
    instead: 'ask src/main through its port',
  },
  {
    title: 'the server imports the workstation',
    path: 'src/server/host.ts',
    text: "import '../workstation/rpc-host.ts';\n",
    rule: imports,
    instead: 'over the wire',
  },
  {
    title: 'the command line imports a screen',
    path: 'src/cli/screen.ts',
    text: "import '../renderer/orders/order-list.ts';\n",
    rule: imports,
    instead: 'host a workstation',
  },
  {
    title: 'the renderer uses SQL',
    path: 'src/renderer/orders/order-list.ts',
    text: "import { sql } from 'drizzle-orm';\nexport const all = sql;\n",
    rule: imports,
    instead: 'run a command or a query through src/renderer/platform',
  },
  {
    title: 'main opens the database',
    path: 'src/main/window.ts',
    text: "import Database from 'better-sqlite3';\nexport const db = new Database('a');\n",
    rule: imports,
    instead: 'ask the workstation process',
  },
  {
    title: 'a promise is forgotten',
    path: 'src/workstation/sync-loop.ts',
    text: 'async function pull(): Promise<void> {}\nexport function tick(): void {\n  pull();\n}\n',
    rule: 'lint/nursery/noFloatingPromises',
  },
  {
    title: 'a promise of another file is forgotten',
    path: 'src/server/admin.ts',
    text: "import { push } from './push.ts';\nexport function tick(): void {\n  push();\n}\n",
    rule: 'lint/nursery/noFloatingPromises',
  },
  {
    title: 'a promise is taken for its answer',
    path: 'src/workstation/sync-state.ts',
    text: "async function online(): Promise<boolean> {\n  return true;\n}\nexport const word = online() ? 'on' : 'off';\n",
    rule: 'lint/nursery/noMisusedPromises',
  },
  {
    title: 'a default export',
    path: 'src/workstation/sync-client.ts',
    text: 'export default 1;\n',
    rule: 'lint/style/noDefaultExport',
  },
  {
    title: 'an any',
    path: 'src/workstation/import-row.ts',
    text: 'export const row: any = 1;\n',
    rule: 'lint/suspicious/noExplicitAny',
  },
  {
    title: 'a non-null assertion',
    path: 'src/workstation/import-line.ts',
    text: 'export const first = (rows: string[]) => rows[0]!.trim();\n',
    rule: 'lint/style/noNonNullAssertion',
  },
  {
    title: 'files import each other in a circle',
    path: 'src/workstation/lead.ts',
    text: "import { follow } from './follow.ts';\nexport const lead = () => follow;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
  {
    title: 'a file that only passes on',
    path: 'src/workstation/everything.ts',
    text: "export { sent } from './sent.ts';\n",
    rule: 'lint/performance/noBarrelFile',
  },
];

/** Neighbours the plants need; nothing may be said about them. */
export const lintNeighbours: Readonly<Record<string, string>> = {
  'src/server/push.ts': 'export async function push(): Promise<void> {}\n',
  'src/workstation/sent.ts': 'export const sent = 1;\n',
  'src/core/orders/order-hash.ts':
    "import { createHash } from 'node:crypto';\nimport { deflateSync } from 'node:zlib';\nexport const parts = [createHash, deflateSync];\n",
  'src/core/orders/order-hash.test.ts':
    "import { readFileSync } from 'node:fs';\nexport const data = [readFileSync, Date.now()];\n",
  'src/main/printing.ts': "import { app } from 'electron';\nexport const name = app.name;\n",
};

/** Circles are reported in every file of the circle. */
export const otherSideOfCircle = {
  path: 'src/workstation/follow.ts',
  text: "import { lead } from './lead.ts';\nexport const follow = () => lead;\n",
};
