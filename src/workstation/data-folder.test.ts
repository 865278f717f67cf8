import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findFolder, folderMark, prepareFolder } from './data-folder.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'daybook-folder-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function made(name = 'data') {
  const prepared = prepareFolder(join(place, name), 'folder-1');
  if (!prepared.ok) throw new Error(prepared.refusal.code);
  return prepared.value;
}

describe('a data folder', () => {
  test('is made readable by its owner only', () => {
    const data = made();
    if (process.platform === 'win32') return;
    for (const path of [data.folder, data.files]) expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(statSync(join(data.folder, 'daybook.json')).mode & 0o777).toBe(0o600);
  });

  test('is not made inside a folder that holds something else, and that folder is left alone', () => {
    const other = join(place, 'photos');
    mkdirSync(other);
    writeFileSync(join(other, 'cat.jpg'), 'meow');
    expect(prepareFolder(other, 'x')).toMatchObject({ ok: false, refusal: { code: 'folder.not-daybook' } });
    expect(findFolder(other)).toMatchObject({ ok: false, refusal: { code: 'folder.not-daybook' } });
    expect(findFolder(join(place, 'nowhere'))).toMatchObject({ refusal: { code: 'folder.missing' } });
    writeFileSync(join(place, 'file'), '');
    expect(prepareFolder(join(place, 'file'), 'x')).toMatchObject({
      refusal: { code: 'folder.not-a-folder' },
    });
  });

  test('whose identity is not Daybook’s is refused', () => {
    const data = made();
    writeFileSync(data.database, 'x');
    writeFileSync(join(data.folder, 'daybook.json'), '{"kind":"diary"}');
    expect(findFolder(data.folder)).toMatchObject({ ok: false, refusal: { code: 'folder.not-daybook' } });
  });

  test('whose making was cut short can be taken up again, a finished one is never made anew', () => {
    const data = made();
    expect(findFolder(data.folder)).toMatchObject({ ok: false, refusal: { code: 'folder.not-finished' } });
    expect(prepareFolder(data.folder, 'folder-2')).toMatchObject({ ok: true, value: { id: 'folder-1' } });
    writeFileSync(data.database, 'x');
    expect(findFolder(data.folder)).toMatchObject({ ok: true });
    expect(prepareFolder(data.folder, 'x')).toMatchObject({
      refusal: { code: 'folder.already-a-workstation' },
    });
  });

  test('keeps its mark when it is renamed, and loses it when it is copied or changes machine', () => {
    const data = made();
    const mark = folderMark(data, 'this-pc');
    writeFileSync(data.database, 'x');
    cpSync(data.folder, join(place, 'copy'), { recursive: true });
    renameSync(data.folder, join(place, 'moved'));
    const [moved, copy] = ['moved', 'copy'].map((name) => findFolder(join(place, name)));
    if (!moved?.ok || !copy?.ok) throw new Error('both are data folders');
    expect(folderMark(moved.value, 'this-pc')).toBe(mark);
    expect(folderMark(copy.value, 'this-pc')).not.toBe(mark);
    expect(folderMark(moved.value, 'that-pc')).not.toBe(mark);
  });
});
