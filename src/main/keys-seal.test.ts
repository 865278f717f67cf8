import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake } from '../../tests/support/electron-fake.ts';
import { keysSeal } from './keys-seal.ts';

let folder: string;
let file: string;
let fake: ElectronFake;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-seal-'));
  file = join(folder, 'keys.seal');
  fake = electronFake(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const seal = () => keysSeal(fake.surface.safeStorage, file);

describe('the key that seals the keys', () => {
  test('is made once and given out again', () => {
    const first = seal();
    expect(first).toMatchObject({ kind: 'sealed', key: { length: 32 } });
    expect(seal()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toMatch(/^wrapped:/);
  });

  test.each(['none', 'basic_text'] as const)('is not made where the system keeps no secrets: %s', (store) => {
    fake.state.secretStore = store;
    expect(seal()).toEqual({ kind: 'none' });
  });

  test.each(['none', 'basic_text', 'locked'] as const)(
    'is lost, and not made anew, when the store is %s later',
    (store) => {
      seal();
      const wrapped = readFileSync(file);
      fake.state.secretStore = store;
      expect(seal()).toEqual({ kind: 'lost' });
      expect(readFileSync(file)).toEqual(wrapped);
    },
  );

  test('that was damaged is lost', () => {
    writeFileSync(file, 'wrapped:c2hvcnQ=');
    expect(seal()).toEqual({ kind: 'lost' });
  });
});
