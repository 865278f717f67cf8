/** The map of the source folders as data: who may import whom. `boundary-rules.ts` turns it into checks. */

export type ProcessName =
  | 'shared'
  | 'core'
  | 'node'
  | 'workstation'
  | 'server'
  | 'world'
  | 'cli'
  | 'main'
  | 'preload'
  | 'renderer';

/** The folders of src. `imports` must equal the references in the folder's tsconfig, where it has one. */
export const processes: Readonly<Record<ProcessName, { readonly imports: readonly ProcessName[] }>> = {
  shared: { imports: [] },
  core: { imports: ['shared'] },
  node: { imports: ['shared', 'core'] },
  workstation: { imports: ['shared', 'core', 'node'] },
  server: { imports: ['shared', 'core', 'node'] },
  world: { imports: ['shared', 'core', 'node', 'workstation'] },
  cli: { imports: ['shared', 'core', 'node', 'workstation', 'server', 'world'] },
  main: { imports: ['shared'] },
  preload: { imports: ['shared'] },
  renderer: { imports: ['shared'] },
};

/** Folders that stand below the domains, lowest first; each may import those before it. */
export const layers: Readonly<Partial<Record<ProcessName, readonly string[]>>> = {
  shared: ['kernel', 'sync', 'desktop'],
  core: ['platform', 'sync'],
  renderer: ['platform', 'ui'],
};

/** The domains in the order in which each may import those before it, within shared, core and renderer together. */
export const domains = [
  'people',
  'company',
  'parties',
  'items',
  'pricing',
  'tax',
  'inventory',
  'credit',
  'orders',
  'shipping',
  'invoicing',
  'payments',
  'returns',
  'purchasing',
  'correspondence',
  'documents',
  'schedule',
  'tasks',
  'expenses',
  'edi',
  'reconciliation',
  'performance',
  'procedures',
  'history',
  'administration',
  'imports',
  'attention',
  'today',
] as const;

/** Packages and built-in modules a process may import and no others; a process that is absent may use any package
 * that `refusedPackages` does not name. */
export const allowedPackages: Readonly<Partial<Record<ProcessName, readonly string[]>>> = {
  shared: ['zod', '@orpc/contract'],
  core: ['better-sqlite3', 'node:crypto', 'node:zlib'],
  preload: ['electron'],
};

export const refusedPackages: Readonly<Partial<Record<ProcessName, readonly string[]>>> = {
  main: ['better-sqlite3', 'drizzle-orm'],
};

/** Folders the renderer must not reach even through others, and packages nothing it reaches may import. */
export const hiddenFromRenderer = {
  processes: ['core', 'node', 'workstation', 'server', 'world', 'cli', 'main', 'preload'],
  packages: ['electron', 'better-sqlite3', 'drizzle-orm', 'node', 'ws', '@hono/node-server'],
} as const;

/** What node:crypto offers besides calculation: chance. */
export const chanceInCrypto =
  /^(random|generate|getRandomValues|webcrypto|subtle|createDiffieHellman|createECDH|prime|\*|default)/;

/** Names that mean a clock, chance, I/O, the locale or a way round this list. `true` refuses every use; a list
 * refuses those members and every use of the whole object (`const { random } = Math`). */
export const impureNames: Readonly<Record<string, true | readonly string[]>> = {
  Date: true,
  Temporal: ['Now'],
  performance: true,
  setTimeout: true,
  setInterval: true,
  setImmediate: true,
  requestAnimationFrame: true,
  queueMicrotask: true,
  Math: ['random'],
  crypto: true,
  process: true,
  console: true,
  fetch: true,
  WebSocket: true,
  XMLHttpRequest: true,
  EventSource: true,
  navigator: true,
  localStorage: true,
  sessionStorage: true,
  indexedDB: true,
  document: true,
  window: true,
  Intl: true,
  globalThis: true,
  global: true,
  self: true,
  eval: true,
  Function: true,
  require: true,
};

/** Names only Node has; src/shared also runs in a browser. */
export const nodeNames: Readonly<Record<string, true>> = {
  Buffer: true,
  NodeJS: true,
  __dirname: true,
  __filename: true,
};

/** Methods whose answer depends on the machine's language or time zone. */
export const localeMethods = /^(localeCompare|toLocale\w+)$/;

/** Names that say nothing; a file is named after what it holds, noun first. */
export const emptyNames = [
  'index',
  'util',
  'utils',
  'helper',
  'helpers',
  'types',
  'common',
  'app',
  'misc',
] as const;

export const preloadLines = 49;
