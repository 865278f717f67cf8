import { copyFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { openReplica } from '../../src/core/platform/replica.ts';
import { newId, systemChance, systemClock } from '../../src/node/clock-and-chance.ts';
import { daybookDefinition } from '../../src/node/daybook-definition.ts';
import { createCompany } from '../../src/workstation/company-create.ts';
import {
  type ImportJournal,
  readJournal,
  startJournal,
} from '../../src/workstation/import-run/import-journal.ts';
import { runImport } from '../../src/workstation/import-run/import-run.ts';
import { runnerOn } from '../../src/workstation/import-run/import-runner.ts';
import { undoImport } from '../../src/workstation/import-run/import-undo.ts';
import { openCsv } from '../../src/workstation/importing/csv-source.ts';
import { shippedMapping } from '../../src/workstation/importing/shipped-mappings.ts';
import { bytesOf, fileAt } from '../../src/workstation/importing/source-file.ts';
import { currentSession } from '../../src/workstation/people-here.ts';

/**
 * `make FILE ROWS` writes a file of the shape of Online Retail; `import FOLDER FILE` imports it as the product does and
 * leaves `imported.db`; `undo FOLDER FILE` imports it once more and takes it back: its `ms` are those of the undo, per ms of
 * the import; `raw FOLDER FILE` parses the file and inserts the rows of `imported.db` by prepared statements
 * into the same tables and indexes without triggers; `lean FOLDER` measures the file without its history.
 */
const [role, ...words] = process.argv.slice(2);
const [folder = '', file = ''] = words;
const imported = join(folder, 'imported.db');
/** Rows per transaction and rows in memory at a time. */
const COMMIT = 4_000;
const CHUNK = 40_000;

switch (role) {
  case 'make':
    makeFile(words[0] ?? '', Number(words[1]));
    break;
  case 'import':
    await importAll();
    break;
  case 'undo':
    await importAndUndo();
    break;
  case 'raw':
    await insertRaw();
    break;
  case 'lean':
    measureLean();
    break;
}

function makeFile(target: string, rows: number): void {
  const lines = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'];
  for (let i = 0; i < rows; i++) {
    const invoice = 536_365 + Math.floor(i / 20);
    const item = (Math.imul(i, 7919) >>> 3) % 4000;
    const time = `2011-${String((invoice % 12) + 1).padStart(2, '0')}-${String((invoice % 28) + 1).padStart(2, '0')} 08:26:00`;
    const price = `${item % 50}.${String(item % 100).padStart(2, '0')}`;
    lines.push(
      `${invoice},${20000 + item},ITEM NUMBER ${item},${(i % 24) + 1},${time},${price},${(invoice % 4000) + 12346}.0,France`,
    );
  }
  writeFileSync(target, `${lines.join('\n')}\n`);
  tell(0, lines.length);
}

async function importAll(): Promise<void> {
  const { workstation, ms, report } = await importInto('company', () => null);
  const rssMb = process.resourceUsage().maxRSS / 1024;
  await workstation.close();
  copyFileSync(join(folder, 'company', 'daybook.db'), imported);
  process.send?.({ ms, bytes: report.rows.read, rssMb });
}

async function importAndUndo(): Promise<void> {
  const id = newId(systemClock, systemChance);
  const { workstation, session, ms } = await importInto('undone', (data) => startJournal(data, id));
  const steps = readJournal(workstation.folder, id);
  if (!steps?.ok) throw new Error('the import has a journal');
  const start = performance.now();
  const undone = await undoImport(workstation, steps.value, session);
  const took = performance.now() - start;
  // Items of write-offs stay: those are reversed in the ledger, which goes on naming them.
  const touched = undone.kept.filter(({ reason }) => reason !== 'used');
  if (touched.length + undone.refused.length > 0) throw new Error('something was not taken back');
  await workstation.close();
  tell(took / ms, undone.removed);
}

async function importInto(name: string, journalIn: (data: string) => ImportJournal | null) {
  const owner = { name: 'Olga', password: 'seven green harbours' };
  const company = { name: 'Bench', currency: 'GBP', owner };
  const made = await createCompany({ folder: join(folder, name), company });
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const workstation = made.value;
  const session = currentSession(workstation.people);
  if (!session.ok) throw new Error(JSON.stringify(session.refusal));
  const mapping = shippedMapping('online-retail');
  const start = performance.now();
  const journal = journalIn(workstation.folder);
  const source = await openCsv(fileAt(file), mapping.source);
  if (!source.ok) throw new Error(JSON.stringify(source.refusal));
  const report = await runImport({
    source: source.value,
    mapping,
    runner: runnerOn(workstation, session.value),
    journal,
    failedRows: join(folder, 'failed.csv'),
    sentenceOf: (reason) => reason.code,
  });
  const ms = performance.now() - start;
  if (!report.ok) throw new Error(JSON.stringify(report.refusal));
  if (report.value.rows.refused > 0) throw new Error(`${report.value.rows.refused} rows were refused`);
  journal?.close();
  return { workstation, session: session.value, ms, report: report.value };
}

async function insertRaw(): Promise<void> {
  const parsing = await timeOf(async () => {
    const parser = parse({ columns: true });
    const feeding = (async () => {
      for await (const bytes of bytesOf(fileAt(file))) {
        if (!parser.write(bytes)) await new Promise((resolve) => parser.once('drain', resolve));
      }
      parser.end();
    })();
    let rows = 0;
    for await (const _ of parser) rows++;
    await feeding;
    if (rows === 0) throw new Error('the file has no rows');
  });
  const source = openDatabase(imported, { readonly: true });
  const db = openDatabase(join(folder, 'raw.db'));
  const { schema } = openReplica(db, daybookDefinition());
  for (const scope of ['main', 'temp']) {
    const triggers = db.sqlite
      .prepare(`SELECT name FROM ${scope}.sqlite_schema WHERE type = 'trigger'`)
      .pluck()
      .all();
    for (const name of triggers) db.sqlite.exec(`DROP TRIGGER ${scope}."${name}"`);
  }
  let inserting = 0;
  db.sqlite.pragma('foreign_keys = OFF');
  for (const { name, columns } of schema.tables) {
    const names = columns.map((column) => `"${column}"`).join(', ');
    const insert = db.sqlite.prepare(
      `INSERT INTO "${name}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    const rows = source.sqlite.prepare(`SELECT ${names} FROM "${name}" ORDER BY rowid`).raw().iterate();
    for (let chunk = take(rows); chunk.length > 0; chunk = take(rows)) {
      const start = performance.now();
      for (let from = 0; from < chunk.length; from += COMMIT) {
        inTransaction(db, () => {
          for (const row of chunk.slice(from, from + COMMIT)) insert.run(row);
        });
      }
      inserting += performance.now() - start;
    }
  }
  tell(parsing + inserting, 0);
}

function take(rows: IterableIterator<unknown>): unknown[] {
  const chunk: unknown[] = [];
  for (let next = rows.next(); !next.done; next = rows.next()) {
    chunk.push(next.value);
    if (chunk.length === CHUNK) break;
  }
  return chunk;
}

function measureLean(): void {
  const lean = join(folder, 'lean.db');
  copyFileSync(imported, lean);
  const db = openDatabase(lean);
  for (const table of ['entry', 'entryDocument', 'checkpoint', 'pending', 'pendingKey'])
    db.sqlite.exec(`DELETE FROM ${table}`);
  db.sqlite.exec('VACUUM');
  db.sqlite.close();
  if (existsSync(`${lean}-wal`)) throw new Error('the lean file was not written back whole');
  tell(0, statSync(lean).size);
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function tell(ms: number, bytes: number): void {
  process.send?.({ ms, bytes, rssMb: process.resourceUsage().maxRSS / 1024 });
}
