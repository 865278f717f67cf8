import { type Plant, plant } from './planted-file.ts';

const pure = 'shared and core have no clock, chance, I/O or locale';
const calculation = 'core takes only calculations from node:crypto';

/** Clock, chance, I/O and locale smuggled into shared and core, in files that exist only here. */
export const purityPlants: readonly Plant[] = [
  plant('shared reads the clock', pure, 'src/shared/orders/order.ts', 'export const now = () => Date.now();'),
  plant(
    'core makes a date',
    pure,
    'src/core/orders/order.ts',
    'export const day = (text: string) => new Date(text);',
  ),
  plant(
    'shared takes a date as input',
    pure,
    'src/shared/orders/order.ts',
    'export interface Order { readonly day: Date }',
  ),
  plant(
    'core measures time',
    pure,
    'src/core/orders/order.ts',
    'export const start = process.hrtime.bigint();',
  ),
  plant('core waits', pure, 'src/core/orders/order.ts', 'setTimeout(() => {}, 10);'),
  plant(
    'shared asks the performance clock',
    pure,
    'src/shared/orders/order.ts',
    'export const t = performance.now();',
  ),
  plant('shared throws dice', pure, 'src/shared/orders/order.ts', "export const n = Math['random']();"),
  plant(
    'core hides the dice in a name',
    pure,
    'src/core/orders/order.ts',
    'const { random } = Math; export const n = random();',
  ),
  plant(
    'core makes a random id',
    pure,
    'src/core/orders/order.ts',
    'export const id = () => crypto.randomUUID();',
  ),
  plant(
    'shared goes round the list',
    pure,
    'src/shared/orders/order.ts',
    "export const now = globalThis['Date'].now();",
  ),
  plant(
    'shared talks to the network',
    pure,
    'src/shared/orders/order.ts',
    "export const load = () => fetch('/');",
  ),
  plant('shared uses the page', pure, 'src/shared/orders/order.ts', 'export const title = document.title;'),
  plant(
    'shared uses what only Node has',
    pure,
    'src/shared/orders/order.ts',
    "export const bytes = Buffer.from('');",
  ),
  plant(
    'core sorts by the language of the machine',
    pure,
    'src/core/orders/order.ts',
    'export const before = (a: string, b: string) => a.localeCompare(b);',
  ),
  plant(
    'shared formats by the language of the machine',
    pure,
    'src/shared/orders/order.ts',
    "export const f = new Intl.NumberFormat('en');",
  ),
  plant(
    'core takes chance from node:crypto',
    calculation,
    'src/core/orders/order.ts',
    "import { createHash, randomUUID as hash } from 'node:crypto';",
  ),
  plant(
    'core takes the whole of node:crypto',
    calculation,
    'src/core/orders/order.ts',
    "import * as hashing from 'node:crypto';",
  ),
];
