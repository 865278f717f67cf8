import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFileIfThere, writeFileAtomically } from './atomic-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-file-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file is replaced whole', () => {
  test('the new content stands, nothing else is left, and only the owner may read it', () => {
    const file = join(folder, 'keys.json');
    expect(readFileIfThere(file)).toBeNull();
    writeFileAtomically(file, 'first');
    writeFileAtomically(file, 'second');
    expect(readFileIfThere(file)).toBe('second');
    expect(readdirSync(folder)).toEqual(['keys.json']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
