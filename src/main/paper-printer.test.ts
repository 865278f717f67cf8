import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, electronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { paperPrinter } from './paper-printer.ts';

let folder: string;
let fake: ElectronFake;
let printer: ReturnType<typeof paperPrinter>;
const paper = (name = 'paper', content = '%PDF-1.7 a paper') => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const session = () => fake.sessions.get('papers');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-print-'));
  fake = electronFake(folder);
  printer = paperPrinter({ electron: fake.surface, after: () => {} });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a paper', () => {
  test('is printed by the system’s dialog from a window nobody sees, which then is gone', async () => {
    expect(await printer.print(paper(), 'SO-A-1 order confirmation')).toBe('printed');
    const [window] = fake.windows;
    expect(window?.options).toMatchObject({ show: false });
    expect(window?.webContents.url).toBe('app://paper/paper.pdf');
    expect(window?.webContents.prints).toEqual([{ silent: false, printBackground: true }]);
    expect(window?.done).toEqual([]);
    expect(window?.isDestroyed()).toBe(true);
  });

  test('has no preload and no code of ours, and its window is as shut as any', async () => {
    await printer.print(paper(), 'a');
    const preferences = fake.windows[0]?.options.webPreferences;
    expect(preferences).not.toHaveProperty('preload');
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      partition: 'papers',
    });
  });

  test('that the person did not want printed after all is no fault', async () => {
    fake.state.printing = 'Print job canceled';
    expect(await printer.print(paper(), 'a')).toBe('called-off');
    fake.state.printing = 'Invalid printer settings';
    expect(await printer.print(paper(), 'a')).toBe('failed');
  });

  test('that is no PDF, or is not there, is not shown at all', async () => {
    expect(await printer.print(paper('page', '<!doctype html><script>1</script>'), 'a')).toBe('failed');
    expect(await printer.print(join(folder, 'nowhere'), 'a')).toBe('failed');
    expect(fake.windows).toEqual([]);
  });

  test('waits for the one before it', async () => {
    const order: string[] = [];
    await Promise.all([
      printer.print(paper('a'), 'a').then(() => order.push('a')),
      printer.print(paper('b'), 'b').then(() => order.push('b')),
    ]);
    expect(order).toEqual(['a', 'b']);
    expect(fake.windows.map(({ options }) => options.title)).toEqual(['a', 'b']);
  });
});

describe('the session papers are printed in', () => {
  test('hands the paper over as what it is', async () => {
    await printer.print(paper(), 'a');
    const shown = fake.windows[0]?.shown;
    expect(shown?.status).toBe(200);
    expect(shown?.headers.get('content-type')).toBe('application/pdf');
    expect(shown?.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await shown?.text()).toBe('%PDF-1.7 a paper');
  });

  test('knows no other address, and afterwards not even that one', async () => {
    await printer.print(paper(), 'a');
    const page = session()?.handlers.page;
    const addresses = ['app://paper/paper.pdf', 'app://daybook/', 'app://paper/keys.json'];
    const answers = await Promise.all(addresses.map(async (url) => page?.(new Request(url))));
    expect(answers.map((answer) => answer?.status)).toEqual([404, 404, 404]);
  });

  test.each([
    'https://example.com/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
    'app://daybook/',
    'app://paper/x',
  ])('loads nothing of %s', async (url) => {
    await printer.print(paper(), 'a');
    const answers: object[] = [];
    session()?.handlers.beforeRequest?.({ url } as never, (answer) => void answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
  });

  test('gives nobody a permission, and lets nothing be saved', async () => {
    await printer.print(paper(), 'a');
    const handlers = session()?.handlers;
    const granted: boolean[] = [];
    handlers?.request?.({} as never, 'notifications', (may) => void granted.push(may), {} as never);
    granted.push(handlers?.check?.(null, 'notifications', '', {} as never) ?? true);
    granted.push(handlers?.device?.({} as never) ?? true);
    const event = stoppable();
    session()?.emit('will-download', event, {});
    expect({ granted, stopped: event.stopped }).toEqual({ granted: [false, false, false], stopped: true });
  });
});
