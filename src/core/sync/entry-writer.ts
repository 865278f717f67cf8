import type { Db } from '../platform/database.ts';
import type { Effect } from '../platform/effect.ts';
import { packText } from '../platform/packing.ts';
import { bodyText, effectsText } from './canonical-text.ts';
import type { Entry, LogEntry } from './entry.ts';
import { touchedDocuments } from './entry-store.ts';
import { RowBatch, rowInsert } from './row-batch.ts';

/** What stands only in entries that are bare, filtered or refused, or that gave a number, binds nothing in the others. */
const PLAIN = rowInsert(
  `INSERT INTO entry (seq, id, workstation, incarnation, counter, kind, contentHash, person, command, version, now,
    restitution, body, effects, hash)`,
  "(?, ?, ?, ?, ?, 'accepted', ?, ?, ?, ?, ?, 0, ?, ?, ?)",
);
const BARE = rowInsert(
  `INSERT INTO entry (seq, id, workstation, incarnation, counter, kind, contentHash, person, command, version, now,
    restitution, sealed, hash)`,
  "(?, '', '', 0, ?, 'bare', ?, '', '', 0, 0, 0, ?, ?)",
);
const OTHER = rowInsert(
  `INSERT INTO entry (seq, id, workstation, incarnation, counter, kind, contentHash, person, command, version, now,
    reason, finalNumbers, restitution, hiddenHashes, sealed, body, effects, hash)`,
  '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
);
const DOCUMENT = rowInsert('INSERT OR IGNORE INTO entryDocument (document, seq)', '(?, ?)');

/**
 * Stores entries with the index of the documents they touched, inside the transaction that applies them: `add` when an
 * entry's effects stand, and `finish`, before which nothing may ask for what was added.
 */
export class EntryWriter {
  private readonly db: Db;
  private readonly plain: RowBatch;
  private readonly documents: RowBatch;

  constructor(db: Db) {
    this.db = db;
    this.plain = new RowBatch(db, PLAIN);
    this.documents = new RowBatch(db, DOCUMENT);
  }

  add(entry: LogEntry): void {
    if (entry.kind === 'bare') {
      const { seq, link, sealed, hash } = entry;
      this.db.q(BARE.one).run(seq, seq, link, sealed, hash);
      return;
    }
    this.addRow(entry);
    const documents = touchedDocuments(entry.effects);
    for (const effect of entry.effects) {
      const document = documentInPlace(this.db, effect);
      if (document !== null) documents.add(document);
    }
    for (const document of documents) this.documents.add([document, entry.seq]);
  }

  finish(): void {
    this.plain.flush();
    this.documents.flush();
  }

  private addRow(entry: Entry): void {
    const { seq, id, workstation, incarnation, counter, contentHash, person, command, version, now } = entry;
    const body = entry.body ? packText(bodyText(entry.body)) : null;
    const effects = entry.effects.length > 0 ? packText(effectsText(entry.effects)) : null;
    const origin = [seq, id, workstation, incarnation, counter];
    const content = [contentHash, person, command, version, now];
    if (isPlain(entry)) {
      this.plain.add([...origin, ...content, body, effects, entry.hash]);
      return;
    }
    this.db
      .q(OTHER.one)
      .run(
        ...origin,
        entry.kind,
        ...content,
        entry.reason ? JSON.stringify(entry.reason) : null,
        emptyAsNull(entry.finalNumbers),
        entry.restitution ? 1 : 0,
        emptyAsNull(entry.hiddenHashes),
        entry.sealed,
        body,
        effects,
        entry.hash,
      );
  }
}

/** Stores one entry, see {@link EntryWriter}. */
export function storeEntry(db: Db, entry: LogEntry): void {
  const writer = new EntryWriter(db);
  writer.add(entry);
  writer.finish();
}

function isPlain(entry: Entry): boolean {
  return (
    entry.kind === 'accepted' &&
    entry.sealed === null &&
    !entry.restitution &&
    isEmpty(entry.finalNumbers) &&
    isEmpty(entry.hiddenHashes)
  );
}

/** An update names only what it changed: which document its row is of, the row itself says, unless it is gone again. */
function documentInPlace(db: Db, effect: Effect): string | null {
  if (effect.op !== 'update' || effect.rows || effect.table.documentColumn === 0) return null;
  const { name, columns, documentColumn } = effect.table;
  const found = db
    .q(`SELECT "${columns[documentColumn]}" FROM "${name}" WHERE id = ?`)
    .pluck()
    .get(effect.id);
  return typeof found === 'string' ? found : null;
}

function emptyAsNull(record: Readonly<Record<string, string>>): string | null {
  return isEmpty(record) ? null : JSON.stringify(record);
}

function isEmpty(record: Readonly<Record<string, string>>): boolean {
  for (const _ in record) return false;
  return true;
}
