/** Neighbours of the planted violations that must pass every rule. */
export const allowed: Readonly<Record<string, string>> = {
  'src/shared/kernel/money.ts':
    "import { z } from 'zod';\nexport const half = Math.floor(z.int().parse(3) / 2);",
  'src/shared/sync/wire.ts': "export type { half } from '../kernel/money.ts';",
  'src/shared/people/person.ts': 'export const greet = (process: { Date: string }) => process.Date;',
  'src/shared/orders/strings.en.json': '',
  'src/shared/orders/order.ts': [
    "import { greet } from '../people/person.ts';",
    "import strings from './strings.en.json' with { type: 'json' };",
    'export const document = { date: greet, performance: strings, Function: 1 };',
    'export const title = document.performance;',
  ].join('\n'),
  'src/shared/orders/order.test.ts':
    "import { readFileSync } from 'node:fs';\nexport const now = Date.now();",
  'src/shared/report.ts': "import './orders/order.ts';",
  'src/core/platform/store.ts': "import Database from 'better-sqlite3';\nimport '../../shared/sync/wire.ts';",
  'src/core/sync/outbox.ts': "import '../platform/store.ts';\nimport { createHash } from 'node:crypto';",
  'src/core/orders/order.ts': "import '../../shared/orders/order.ts';\nimport '../sync/outbox.ts';",
  'src/core/handlers.ts': "import './orders/order.ts';\nimport '../shared/report.ts';",
  'src/node/log-file.ts': "import { appendFileSync } from 'node:fs';\nimport '../core/handlers.ts';",
  'src/workstation/host.ts':
    "import '../core/handlers.ts';\nimport '../node/log-file.ts';\nexport const t = Date.now();\nnew URL('./data/', import.meta.url);",
  'src/main/window.ts': "import { app } from 'electron';",
  'src/preload/bridge.ts': "import { ipcRenderer } from 'electron';",
  'src/renderer/orders/OrderPage.tsx':
    "import '../../shared/orders/order.ts';\nexport const page = <p>{document.title}</p>;",
  'scripts/test.ts': "import 'electron';",
};
