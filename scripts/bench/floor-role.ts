import { createServer } from 'node:http';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Db, inTransaction, openDatabase } from '../../src/core/platform/database.ts';
import { NOTES_SQL, noteNumber } from './notes-core.ts';

/**
 * The floor of synchronisation, rebuilt after `sync-baselines`: NDJSON.gz over HTTP and better-sqlite3 with WAL and
 * FULL, all rows in one request and one transaction, no rule, no history, no verdict.
 */
const [role, folder = '', count = '0', port = '0'] = process.argv.slice(2);
const COLUMNS = [
  'id',
  'customer',
  'subject',
  'body',
  'state',
  'amount',
  'quantity',
  'due',
  'place',
  'keeper',
];

if (role === 'server') serve();
else if (role === 'sender') await send();
else await receive();

function serve(): void {
  const db = notesFile('floor-server');
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(gzipSync(toLines(db)));
      return;
    }
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      insertLines(db, gunzipSync(Buffer.concat(parts)).toString());
      response.end('ok');
    });
  });
  server.listen(Number(port), '127.0.0.1', () =>
    tell({ ready: (server.address() as { port: number }).port }),
  );
  process.on('message', () => process.exit(0));
}

async function send(): Promise<void> {
  const db = notesFile('floor-sender');
  const rows = Array.from({ length: Number(count) }, (_, i) => ({
    id: `note-${String(i).padStart(22, '0')}`,
    ...noteNumber(i),
  }));
  insertLines(db, rows.map((row) => JSON.stringify(row)).join('\n'));
  const start = performance.now();
  const body = gzipSync(toLines(db));
  const reply = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body });
  if ((await reply.text()) !== 'ok') throw new Error('the floor server did not answer');
  tell({ ms: performance.now() - start, bytes: body.length, rssMb: process.resourceUsage().maxRSS / 1024 });
}

async function receive(): Promise<void> {
  const db = notesFile('floor-receiver');
  const start = performance.now();
  const body = Buffer.from(await (await fetch(`http://127.0.0.1:${port}/`)).arrayBuffer());
  insertLines(db, gunzipSync(body).toString());
  const held = db.q('SELECT count(*) FROM notes').pluck().get();
  if (held !== Number(count)) throw new Error(`the receiver holds ${held} rows`);
  tell({ ms: performance.now() - start, bytes: body.length, rssMb: process.resourceUsage().maxRSS / 1024 });
}

function notesFile(name: string): Db {
  const db = openDatabase(join(folder, `${name}.db`));
  db.sqlite.exec(NOTES_SQL);
  return db;
}

function insertLines(db: Db, text: string): void {
  const insert = db.q(
    `INSERT INTO notes (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
  );
  inTransaction(db, () => {
    for (const line of text.split('\n')) {
      const row = JSON.parse(line) as Record<string, unknown>;
      insert.run(COLUMNS.map((column) => row[column]));
    }
  });
}

function toLines(db: Db): string {
  const rows = db.q('SELECT * FROM notes ORDER BY id').all();
  return rows.map((row) => JSON.stringify(row)).join('\n');
}

function tell(message: object): void {
  process.send?.(message);
}
