import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ShelfFleet, shelfFleet } from '../../tests/support/shelf-workstation.ts';
import { systemChance } from '../node/clock-and-chance.ts';
import { textSeal } from './text-seal.ts';
import { openWorkstation } from './workstation-open.ts';

let fleet: ShelfFleet;
beforeEach(() => {
  fleet = shelfFleet();
});
afterEach(() => fleet.end());
const seal = textSeal(Buffer.alloc(32, 1), systemChance);
const text = () => readFileSync(join(fleet.folder('a'), 'keys.json'), 'utf8');

describe('the keys of a workstation that the desktop opens', () => {
  test('are sealed from the first change on, and work as before', async () => {
    await (await fleet.enrol('a')).close();
    const key: string = JSON.parse(text()).server.key;
    const a = await fleet.open('a', { seal });
    a.people.lock();
    expect(text()).not.toContain(key);
    expect(JSON.parse(text())).toEqual({ format: 2, sealed: expect.any(String) });
    await a.close();
    const again = await fleet.open('a', { seal });
    expect((await again.sync.once()).stopped).toBeNull();
  });

  test('are refused politely to a program without the seal, and to one with another', async () => {
    const a = await fleet.enrol('a');
    await a.close();
    const sealed = await fleet.open('a', { seal });
    sealed.people.lock();
    await sealed.close();
    const before = text();
    const open = (other: typeof seal | null) =>
      openWorkstation({ ...fleet.options, folder: fleet.folder('a'), seal: other });
    expect(await open(null)).toMatchObject({ refusal: { code: 'keys.sealed' } });
    const other = textSeal(Buffer.alloc(32, 2), systemChance);
    expect(await open(other)).toMatchObject({ refusal: { code: 'keys.unreadable' } });
    expect(text()).toBe(before);
  });
});
