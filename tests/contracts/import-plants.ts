/** Violations of the rules of import and naming, planted in files that exist only here. `boundaries.test.ts`
 * demands that each is found by the rule it names. */
import { type Plant, plant } from './planted-file.ts';

const direction = 'a process imports only the processes below it';
const packages = 'a process uses only its packages';
const order = 'domains import only backwards';
const renderer = 'the renderer reaches no Node, SQL or other process, even through others';
const followed = 'every import can be followed';
const named = 'a file is named after what it holds';

const store = { 'src/core/platform/store.ts': 'export const store = 1;' };
const report = { 'src/shared/report.ts': 'export const report = 1;' };

export const importPlants: readonly Plant[] = [
  plant(
    'shared imports core',
    direction,
    'src/shared/orders/order.ts',
    "import { store } from '../../core/platform/store.ts';",
    store,
  ),
  plant(
    'shared imports a type of core',
    direction,
    'src/shared/orders/order.ts',
    "import type { store } from '../../core/platform/store.ts';",
    store,
  ),
  plant(
    'shared names a type of core in passing',
    direction,
    'src/shared/orders/order.ts',
    "export type S = import('../../core/platform/store.ts').S;",
    store,
  ),
  plant(
    'core imports the server',
    direction,
    'src/core/orders/order.ts',
    "export * from '../../server/http.ts';",
    { 'src/server/http.ts': '' },
  ),
  plant(
    'a service of Node imports the workstation',
    direction,
    'src/node/log-file.ts',
    "import '../workstation/host.ts';",
    { 'src/workstation/host.ts': '' },
  ),
  plant('core imports a service of Node', direction, 'src/core/files.ts', "import '../node/log-file.ts';", {
    'src/node/log-file.ts': '',
  }),
  plant(
    'the workstation loads the server later',
    direction,
    'src/workstation/host.ts',
    "export const load = () => import('../server/http.ts');",
    { 'src/server/http.ts': '' },
  ),
  plant(
    'the server starts a workstation in a worker',
    direction,
    'src/server/http.ts',
    "new URL('../workstation/host.ts', import.meta.url);",
    { 'src/workstation/host.ts': '' },
  ),
  plant(
    'the server imports the command line',
    direction,
    'src/server/http.ts',
    "import '../cli/daybook.ts';",
    { 'src/cli/daybook.ts': '' },
  ),
  plant(
    'code imports test support',
    direction,
    'src/core/orders/order.ts',
    "import '../../../tests/support/world.ts';",
    { 'tests/support/world.ts': '' },
  ),
  plant(
    'shared imports a built-in module',
    packages,
    'src/shared/orders/order.ts',
    "import { readFileSync } from 'node:fs';",
  ),
  plant(
    'shared refers to the types of Node',
    packages,
    'src/shared/orders/order.ts',
    '/// <reference types="node" />',
  ),
  plant('JavaScript in core imports the file system', packages, 'src/core/files.mjs', "import 'node:fs';"),
  plant(
    'shared imports SQLite',
    packages,
    'src/shared/orders/order.ts',
    "import type Database from 'better-sqlite3';",
  ),
  plant(
    'core imports the file system without its prefix',
    packages,
    'src/core/files.ts',
    "import { readFileSync } from 'fs';",
  ),
  plant(
    'core asks for a built-in module at run time',
    packages,
    'src/core/files.ts',
    "host.getBuiltinModule('node:fs');",
  ),
  plant('core imports HTTP', packages, 'src/core/orders/order.ts', "import { Hono } from 'hono';"),
  plant('main opens a database', packages, 'src/main/window.ts', "import Database from 'better-sqlite3';"),
  plant(
    'the workstation imports Electron',
    'only main and preload import Electron',
    'src/workstation/host.ts',
    "import { app } from 'electron';",
  ),
  plant(
    'the server imports a type of Electron',
    'only main and preload import Electron',
    'src/server/http.ts',
    "import type { App } from 'electron/main';",
  ),
  plant(
    'orders import a later domain',
    order,
    'src/core/orders/order.ts',
    "import { pay } from '../payments/pay.ts';",
    { 'src/core/payments/pay.ts': '' },
  ),
  plant(
    'orders in core import a later domain of shared',
    order,
    'src/core/orders/order.ts',
    "import type { pay } from '../../shared/payments/pay.ts';",
    { 'src/shared/payments/pay.ts': '' },
  ),
  plant(
    'a later domain is exported again',
    order,
    'src/shared/people/person.ts',
    "export { company } from '../company/company.ts';",
    { 'src/shared/company/company.ts': '' },
  ),
  plant('the kernel imports a domain', order, 'src/shared/kernel/money.ts', "import '../people/person.ts';", {
    'src/shared/people/person.ts': '',
  }),
  plant('the kernel imports the wire', order, 'src/shared/kernel/money.ts', "import '../sync/wire.ts';", {
    'src/shared/sync/wire.ts': '',
  }),
  plant(
    'the platform imports a domain of shared',
    order,
    'src/core/platform/store.ts',
    "import '../../shared/people/person.ts';",
    { 'src/shared/people/person.ts': '' },
  ),
  plant('sync imports a domain', order, 'src/core/sync/outbox.ts', "import '../orders/order.ts';", {
    'src/core/orders/order.ts': '',
  }),
  plant(
    'a domain imports an assembly file',
    order,
    'src/shared/orders/order.ts',
    "import { report } from '../report.ts';",
    report,
  ),
  plant(
    'the grid of the renderer knows a domain',
    order,
    'src/renderer/ui/Grid.tsx',
    "import '../orders/OrderPage.tsx';",
    { 'src/renderer/orders/OrderPage.tsx': '' },
  ),
  plant(
    'the renderer imports a built-in module',
    renderer,
    'src/renderer/orders/OrderPage.tsx',
    "import 'node:path';",
  ),
  plant(
    'the renderer reaches SQL through two files',
    renderer,
    'src/renderer/orders/OrderPage.tsx',
    "import './order-list.ts';",
    {
      'src/renderer/orders/order-list.ts': "import { rows } from '../../shared/orders/order-rows.ts';",
      'src/shared/orders/order-rows.ts': "export * from 'drizzle-orm/sqlite-core';",
    },
  ),
  plant(
    'the renderer reaches core through shared',
    renderer,
    'src/renderer/orders/OrderPage.tsx',
    "import '../../shared/orders/order.ts';",
    {
      'src/shared/orders/order.ts': "import type { store } from '../../core/platform/store.ts';",
      ...store,
    },
  ),
  plant(
    'preload grows',
    'preload stays under 50 lines',
    'src/preload/bridge.ts',
    'export const x = 1;\n'.repeat(50),
  ),
  plant(
    'an import is computed',
    followed,
    'src/workstation/host.ts',
    'export const load = (name: string) => import(name);',
  ),
  plant('an import leads to no file', followed, 'src/workstation/host.ts', "import './missing.ts';"),
  plant('code imports a test', followed, 'src/core/orders/order.ts', "import './order.test.ts';", {
    'src/core/orders/order.test.ts': '',
  }),
  plant(
    'a domain nobody has named',
    'every source file stands in a known folder',
    'src/core/odrers/order.ts',
    '',
  ),
  plant('a file named index', named, 'src/core/orders/index.ts', ''),
  plant('a file of JavaScript', named, 'src/core/orders/order-old.js', ''),
  plant('a test named helpers', named, 'tests/support/helpers.test.ts', ''),
  plant('a file in camel case', named, 'src/core/orders/orderTables.ts', ''),
];
