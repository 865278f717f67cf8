import { filePlants } from './file-plants.ts';
import { orderPlants } from './order-plants.ts';

/** A rule broken on purpose: text of source modules replaced while they are loaded, never a flag in them. */
export interface Plant {
  readonly name: string;
  /** The rule whose absence this is, in the words of protocol.md where it stands there. */
  readonly rule: string;
  readonly edits: readonly PlantEdit[];
  /** Where it is looked for; default: the toy world. Of files tales are told, see `file-tales.ts`. */
  readonly world?: 'orders' | 'files';
  /** A told story that shows it where no seed of a thousand does. */
  readonly story?: string;
}

export interface PlantEdit {
  /** From the root of the repository. */
  readonly file: string;
  /** Must occur exactly once: a plant that no longer fits its module fails loudly. */
  readonly find: string;
  readonly replace: string;
}

const SYNC = 'src/core/sync';
const PLATFORM = 'src/core/platform';

function plant(name: string, rule: string, ...edits: readonly (readonly [string, string, string])[]): Plant {
  const story = stories[name];
  const replaced = edits.map(([file, find, replace]) => ({ file, find, replace }));
  return { name, rule, edits: replaced, ...(story ? { story } : {}) };
}

const noFallback = [
  `${SYNC}/page-apply.ts`,
  '    if (isOfTheDisk(first)) throw first;\n',
  "    if (first) return { kind: 'damaged', error: first };\n",
] as const;

/** Too rare for chance: shown by a story told step by step. */
const stories: Readonly<Record<string, string>> = {
  'id-by-call-order': 'a row that only the server makes',
  'gap-waited-for': 'a gap nobody can fill',
  'code-kept-after-fork': 'two disks that were one',
  'healing-without-data': 'history given back as it was',
  'void-verdict-kept': 'a verdict of a history that is no more',
  'published-number-reused': 'a final number given before the restore',
  'server-counter-reused': 'work of the server given back to it',
  'origin-taken-twice': 'two histories given back at once',
  'witness-gone-with-the-base': 'an enrolment lost twice',
  'enrolled-without-witness': 'a workstation enrolled after the backup',
  'witness-believed-unsealed': 'an enrolment that never was',
  'letters-not-compared': 'letters given to another meanwhile',
};

const protocolPlants: readonly Plant[] = [
  plant(
    'keys-of-rows-only',
    'conflict keys beyond rows + full-undo fallback',
    [
      `${PLATFORM}/conflict-key.ts`,
      'function addRowKeys(table: TableInfo, row: readonly Value[], writes: Set<number>, reads: Set<number>): void {',
      'function addRowKeys(table: TableInfo, row: readonly Value[], writes: Set<number>, reads: Set<number>): void {\n  if (writes) return;',
    ],
    noFallback,
  ),
  plant('no-full-undo', 'the full-undo fallback alone', noFallback),
  plant('constrained-derived-table', 'no constraints on derived tables', [
    'tests/sim/toy-tables.ts',
    'CREATE TABLE stock (itemId TEXT NOT NULL, quantity INTEGER NOT NULL,',
    'CREATE TABLE stock (itemId TEXT NOT NULL, quantity INTEGER NOT NULL CHECK (quantity >= 0),',
  ]),
  plant(
    'verdict-touches-rows',
    'verdicts never touch rows',
    [
      `${SYNC}/sync-step.ts`,
      'if (item) storeVerdict(replica.db, item.id, contentHashOf(item.id, item.body), verdict);',
      `if (item) storeVerdict(replica.db, item.id, contentHashOf(item.id, item.body), verdict);
      const own = replica.db.q('SELECT ord FROM pending WHERE id = ?').pluck().get(verdict.id);
      if (own !== undefined && verdict.kind === 'refused') plantedUndo(replica, own, verdict);`,
    ],
    [
      `${SYNC}/sync-step.ts`,
      "import { inTransaction } from '../platform/database.ts';",
      `import { inTransaction } from '../platform/database.ts';
import { undoEffects } from '../platform/effect-apply.ts';
import { noteRefused } from './attention-store.ts';
import { pendingByOrd, removePending } from './pending-store.ts';
function plantedUndo(replica, ord, verdict) {
  const own = pendingByOrd(replica.db, replica.schema, ord);
  try { replica.guard.open(() => undoEffects(replica.rows, own.effects)); } catch {}
  if (replica.capture) replica.guard.captured();
  noteRefused(replica.db, own, verdict);
  removePending(replica.db, ord);
}`,
    ],
  ),
  plant('refusal-not-in-log', 'refusals are log entries', [
    `${SYNC}/history-writer.ts`,
    '      history.add(entry);\n      unsettled.add(entry.id);\n      sum.addEffects',
    "      if (entry.kind === 'refused') return entry;\n      history.add(entry);\n      unsettled.add(entry.id);\n      sum.addEffects",
  ]),
  plant(
    'number-minted-every-run',
    'numbers frozen in the change set',
    [
      `${PLATFORM}/command-runner.ts`,
      'const numbers: Record<string, string> = { ...content.numbers };',
      'const numbers: Record<string, string> = {};\n  if (!environment.mintNumber) environment = { ...environment, mintNumber: (series) => nextDocumentNumber(db, series, content.code) };',
    ],
    [
      `${PLATFORM}/command-runner.ts`,
      "import { effectWriter } from './effect-writer.ts';",
      "import { effectWriter } from './effect-writer.ts';\nimport { nextDocumentNumber } from './number-counter.ts';",
    ],
  ),
  plant(
    'id-by-call-order',
    '`newId(label)`, by role and input key, not by call order',
    [
      `${PLATFORM}/command-runner.ts`,
      'newId: (label) => rowId(id, label),',
      "newId: (label) => rowId(id, label === '' ? '' : 'n' + calls++),",
    ],
    [
      `${PLATFORM}/command-runner.ts`,
      '  const context: CommandContext = {',
      '  let calls = 0;\n  const context: CommandContext = {',
    ],
  ),
  plant('dependency-ignored', 'frozen deps', [
    `${SYNC}/authority.ts`,
    "if (known?.kind === 'refused') return refusal(",
    "if (known?.kind === 'refused' && dependency === '') return refusal(",
  ]),
  plant('failing-rerun-throws', 'a failing re-run is blocked, not thrown', [
    `${SYNC}/page-apply.ts`,
    '  const effects = outcome.ok ? outcome.effects : [];',
    '  if (!outcome.ok) throw new Error(outcome.refusal.code);\n  const effects = outcome.effects;',
  ]),
  plant(
    'person-of-the-session',
    'actor and grant per change set',
    [
      `${SYNC}/authority.ts`,
      '      for (const item of request.items) {',
      '      session = request.items.at(-1)?.body[2];\n      for (const item of request.items) {',
    ],
    [
      `${SYNC}/authority.ts`,
      '/** Thrown inside the transaction when',
      'let session: string | undefined;\n\n/** Thrown inside the transaction when',
    ],
    [
      `${SYNC}/authority.ts`,
      '    { ...content, now },\n',
      '    { ...content, now, person: session ?? content.person },\n',
    ],
  ),
  plant('hidden-rows-kept', 'mask after the handler', [
    `${PLATFORM}/command-runner.ts`,
    '    maskHidden(replica, effects, held);\n',
    '    effects.length;\n',
  ]),
  plant('scope-not-compared', 'scope version', [
    `${SYNC}/pull.ts`,
    'if (labelsText(labels) !== request.labels) return',
    "if (request.labels === '') return",
  ]),
  plant('moves-as-updates', 'moves as insert/delete', [
    `${PLATFORM}/effect.ts`,
    '  if (before && after) return effect;',
    '  if (before || after) return effect;',
  ]),
  plant('snapshot-without-verdicts', 'verdicts inside the snapshot', [
    `${SYNC}/bootstrap-verdicts.ts`,
    'return { verdicts: [...verdicts.values()],',
    'return { verdicts: [],',
  ]),
  plant('no-stamp-at-bootstrap', 're-stamp in the bootstrap', [
    `${SYNC}/bootstrap.ts`,
    'if (isNew || reoffered > 0)',
    'if (reoffered < 0)',
  ]),
  plant('id-not-compared', 'id and hash compared', [
    `${SYNC}/authority.ts`,
    "  if (!known && item.counter <= progress) return { kind: 'fork' };",
    `  if (!known && item.counter <= progress) {
    const other = db.q('SELECT id FROM entry WHERE incarnation = ? AND counter = ?').pluck().get(item.incarnation, item.counter);
    const entry = entryById(db, schema, String(other));
    if (entry) return { kind: 'verdict', verdict: { ...verdictOf(entry), id: item.id } };
  }`,
  ]),
  plant('gap-waited-for', 'an unfillable gap means a new incarnation', [
    `${SYNC}/sync-step.ts`,
    'if (held.get(incarnation, from) === undefined) return false;',
    'if (held.get(incarnation, from) === undefined) return true;',
  ]),
  plant('append-without-compare', 'compare-and-set append', [
    `${SYNC}/history-writer.ts`,
    'return log.append(start.seq, appended);',
    'return log.append(log.head().seq, appended);',
  ]),
  plant(
    'late-page-applied',
    'from = cursor guard',
    [`${SYNC}/page-apply.ts`, 'if (page.from !== meta.cursor || page.epoch', 'if (page.epoch'],
    [`${SYNC}/page-apply.ts`, 'if (!chainHolds(meta.hash, page))', "if (page.hash === '')"],
  ),
  plant('hash-not-compared', 'hash at cursor', [
    `${SYNC}/pull.ts`,
    'if (hashAt(replica.db, request.cursor) !== request.hash)',
    "if (request.hash === '')",
  ]),
  plant('healing-without-data', 'healing by data', [
    `${SYNC}/healing.ts`,
    'const byData = adoptContiguous(authority, offered);',
    'const byData = adoptContiguous(authority, []);',
  ]),
  plant('nothing-watched', 'watch keys', [
    `${PLATFORM}/conflict-key.ts`,
    '  for (const key of watch) reads.add(keyHash(key));',
    '  for (const key of watch) if (key === "") reads.add(keyHash(key));',
  ]),
  plant('undo-forwards', 'ordered effects', [
    `${PLATFORM}/effect-apply.ts`,
    'for (let i = effects.length - 1; i >= 0; i--) {',
    'for (let i = 0; i < effects.length; i++) {',
  ]),
  plant(
    'client-effects-trusted',
    'the server never trusts the client’s effects',
    [
      `${SYNC}/sync-request.ts`,
      'const items = fitting.map(({ id, incarnation, counter, body }) => ({',
      'const items = fitting.map(({ id, incarnation, counter, body }) => ({\n    effects: pendingById(replica.db, replica.schema, id).effects.map(encodeEffect),',
    ],
    [
      `${SYNC}/sync-request.ts`,
      "import type { Replica } from '../platform/replica.ts';",
      "import type { Replica } from '../platform/replica.ts';\nimport { encodeEffect } from '../platform/effect.ts';\nimport { pendingById } from './pending-store.ts';",
    ],
    [
      `${SYNC}/authority.ts`,
      "import { inTransaction } from '../platform/database.ts';",
      `import { inSavepoint, inTransaction } from '../platform/database.ts';
import { decodeEffects } from '../platform/effect.ts';
function trustClient(replica, item) {
  const effects = decodeEffects(replica.schema, item.effects);
  try { inSavepoint(replica.db, () => replica.guard.open(() => applyEffects(replica.rows, effects))); } catch { return null; }
  finally { if (replica.capture) replica.guard.captured(); }
  return { outcome: { ok: true, effects }, finalNumbers: {} };
}`,
    ],
    [
      `${SYNC}/authority.ts`,
      'const { outcome, finalNumbers } = runWithAuthority(\n',
      'const { outcome, finalNumbers } = (item.effects?.length && trustClient(replica, item)) || runWithAuthority(\n',
    ],
  ),
  plant('acknowledged-before-commit', 'acknowledgement after the commit', [
    `${PLATFORM}/database.ts`,
    "    const result = work();\n    db.q('COMMIT').run();\n    return result;",
    "    const result = work();\n    try { db.q('COMMIT').run(); } catch { if (db.sqlite.inTransaction) db.q('ROLLBACK').run(); }\n    return result;",
  ]),
  plant('digest-constant', 'the digest tells states apart', [
    `${PLATFORM}/digest.ts`,
    '  const seedA = mix(',
    '  if (lane) return;\n  const seedA = mix(',
  ]),
  plant(
    'chain-unchecked',
    'the chain of hashes is checked',
    [`${SYNC}/page-apply.ts`, '  return previous === page.hash;', '  return true;'],
    [`${SYNC}/page-apply.ts`, '    if (!isKnown && !fitsChain(previous, entry)) return false;\n', ''],
  ),
  plant('guarded-column-overwritten', 'a guarded column that changed refuses the command', [
    `${PLATFORM}/seen-values.ts`,
    'if (first.length === 0) return null;',
    'if (first.length >= 0) return null;',
  ]),
  plant('half-a-change-set', 'a change set is visible whole or not at all', [
    `${PLATFORM}/effect-apply.ts`,
    '  for (const effect of effects) {',
    '  for (const effect of effects.slice(0, Math.max(1, effects.length - 1))) {',
  ]),
  plant('outbox-emptied-early', 'the outbox is emptied only after the verdict is stored', [
    `${SYNC}/sync-step.ts`,
    'if (item) storeVerdict(replica.db, item.id, contentHashOf(item.id, item.body), verdict);',
    "if (item) replica.db.q('DELETE FROM pending WHERE id = ?').run(item.id);",
  ]),
  plant('code-kept-after-fork', 'a counter is never used again after a restore', [
    `${SYNC}/sync-step.ts`,
    'const identity = { workstation, incarnation: enrolment.incarnation, code };',
    'const identity = { workstation, incarnation: enrolment.incarnation, code: code && readMeta(replica.db).code };',
  ]),
  plant('void-verdict-kept', 'a verdict of a history that is no more is asked for again', [
    `${SYNC}/page-apply.ts`,
    '  forgetVoidVerdicts(db, page);\n',
    '',
  ]),
  plant('duplicate-not-logged', 'a resubmission under a new key is an entry', [
    `${SYNC}/authority.ts`,
    '    if (item.counter === progress + 1)\n',
    '    if (item.counter < 0)\n',
  ]),
  plant('epoch-not-compared', 'a push of another epoch is not taken', [
    `${SYNC}/authority.ts`,
    'if (request.epoch !== meta.epoch) return',
    "if (request.epoch === '') return",
  ]),
  plant('healing-behind-the-log', 'a node catches up before it heals', [
    `${SYNC}/healing.ts`,
    '    catchUp(authority);\n    const offered = reports',
    '    const offered = reports',
  ]),
  plant('server-counter-reused', 'a restored server does not use its own counters again', [
    `${SYNC}/local-run.ts`,
    'Math.max(meta.counter, progressOf(db, meta.incarnation)) + 1',
    'Math.max(meta.counter, progressOf(db, -1)) + 1',
  ]),
  plant('origin-taken-twice', 'work of two histories under one counter is taken over both', [
    `${SYNC}/healing.ts`,
    '...base, ...freeOrigin(replica, item), ...decision',
    '...base, ...decision',
  ]),
  plant('enrolled-without-witness', 'what the server originates is acknowledged when a witness holds it', [
    `${SYNC}/witness.ts`,
    '  writeSetting(db, WITNESSES, JSON.stringify([...kept, witness]));\n',
    '',
  ]),
  plant('witness-gone-with-the-base', 'a bootstrap in place keeps what is kept for the server', [
    `${SYNC}/bootstrap.ts`,
    "    db.q('DELETE FROM inbox').run();\n",
    `    db.q("DELETE FROM replicaMeta WHERE key = 'setting.sync.witnesses'").run();\n`,
  ]),
  plant('witness-believed-unsealed', 'of a late report only what is under the seal counts', [
    `${SYNC}/healing.ts`,
    '  const text = sealer.unseal(sealed);\n',
    '  const text = sealer.unseal(sealed) ?? sealed;\n',
  ]),
  plant('letters-not-compared', 'a workstation whose letters are another’s is given new ones', [
    'tests/sim/sim-server.ts',
    "(request.kind === 'pull' && request.request.code !== enrolment.code)",
    "(request.kind === 'pull' && request.request.code === '')",
  ]),
  plant('page-of-another-history', 'a page asked for under another hash is not taken', [
    `${SYNC}/sync-step.ts`,
    '  if (isOfAnotherHistory(replica, meta, request)) return unchanged(state);\n',
    '',
  ]),
  plant('published-number-reused', 'final numbers given back by the fleet are never given again', [
    `${SYNC}/healing.ts`,
    '    raiseNumbers(replica, item);\n',
    '',
  ]),
];

export const plants: readonly Plant[] = [...protocolPlants, ...orderPlants, ...filePlants];
