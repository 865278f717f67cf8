import { beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { hearOpenedFiles, type Wanted, wantedBy } from './opened-by-system.ts';

describe('the words of a start', () => {
  test('want nothing but the window where there is neither link nor file among them', () => {
    expect(wantedBy(['--data=/x'], '/home/ada')).toBeNull();
    expect(wantedBy(['/home/ada/letter.docx'], '/home/ada')).toBeNull();
  });

  test('want the page of a link', () => {
    expect(wantedBy(['--data=/x', 'daybook://orders/1'], '/')).toEqual({ path: '/orders/1', offer: null });
  });

  test('want a list imported, from where they were said', () => {
    const wanted = wantedBy(['customers.csv'], '/home/ada/lists');
    expect(wanted?.offer).toMatchObject({ kind: 'offer', file: '/home/ada/lists/customers.csv' });
    expect(wanted?.path).toBe(`/import/new?opened=${wanted?.offer?.token}`);
  });

  test('want a backup seen to', () => {
    const wanted = wantedBy(['/usb/bluewater.daybookbackup'], '/');
    expect(wanted?.path).toMatch(/^\/backups\?opened=[0-9a-f]{32}$/);
    expect(wanted?.path).not.toContain('bluewater');
  });

  test('name a file to its page by a token that cannot be guessed', () => {
    const tokens = Array.from({ length: 20 }, () => wantedBy(['/a.csv'], '/')?.offer?.token);
    expect(new Set(tokens).size).toBe(20);
  });
});

describe('a file opened on macOS', () => {
  let fake: ElectronFake;
  let shown: Wanted[];
  beforeEach(() => {
    fake = electronFake('/nowhere');
    shown = [];
    hearOpenedFiles(fake.surface.app, (wanted) => void shown.push(wanted));
  });

  test('comes as an event that goes no further', () => {
    const event = stoppable();
    fake.app.emit('open-file', event, '/Users/ada/items.xlsx');
    expect(event.stopped).toBe(true);
    expect(shown.map(({ offer }) => offer?.file)).toEqual(['/Users/ada/items.xlsx']);
  });

  test('of another kind shows nothing', () => {
    fake.app.emit('open-file', stoppable(), '/Users/ada/photo.heic');
    expect(shown).toEqual([]);
  });
});
