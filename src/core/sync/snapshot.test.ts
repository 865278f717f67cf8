import { expect, test } from 'vitest';
import { mustRun, rowsByTable, shelfReplica } from '../../../tests/support/shelf-core.ts';
import { type Db, openDatabase } from '../platform/database.ts';
import { buildSnapshot } from './snapshot.ts';

const sealer = { seal: () => 'sealed', unseal: () => null };

test('a snapshot holds nothing beyond its scope, not even in pages that are free', () => {
  const authority = shelfReplica();
  mustRun(authority, 'diary.write', { owner: 'ada', words: 'ada keeps a secret' });
  const given = mustRun(authority, 'diary.write', { owner: 'ada', words: 'ada gave this away' });
  mustRun(authority, 'diary.give', { diary: given, to: 'bert' });
  mustRun(authority, 'diary.write', { owner: 'bert', words: 'bert keeps a list' });
  const target = shelfReplica({ authority: false });
  buildSnapshot(authority, target, new Set(['everyone', 'person:bert']), sealer, 0);
  const words = rowsByTable(target).diaries?.map((row) => (row as { words: string }).words);
  expect(words?.sort()).toEqual(['ada gave this away', 'bert keeps a list']);
  const isIn = ({ sqlite }: Db, text: string) => sqlite.serialize().includes(text);
  expect(isIn(target.db, 'bert keeps a list')).toBe(true);
  expect(isIn(target.db, 'ada keeps a secret')).toBe(false);
  // What a copy would do of which the rest is deleted.
  const copy = openDatabase(authority.db.sqlite.serialize());
  copy.sqlite.exec("DELETE FROM entry; DELETE FROM diaries WHERE owner = 'ada'");
  expect(isIn(copy, 'ada keeps a secret')).toBe(true);
});
