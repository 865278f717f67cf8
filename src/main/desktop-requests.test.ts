import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ElectronFake, stoppable } from '../../tests/support/electron-fake.ts';
import { type StartedDesktop, startedDesktop } from '../../tests/support/started-desktop.ts';

let desktop: StartedDesktop;
let folder: string;
let fake: ElectronFake;
let later: (() => void)[];
let start: StartedDesktop['start'];
beforeEach(() => {
  desktop = startedDesktop();
  ({ folder, fake, later, start } = desktop);
});
afterEach(() => desktop.end());

const firstWindow = () => desktop.firstWindow();

describe('a file that is opened with Daybook', () => {
  const heard = () => fake.children.at(-1)?.heard ?? [];

  test('opens the first window on the page that takes it, and is told to the workstation only', async () => {
    await start(['lists/customers.csv']);
    expect(heard()[1]).toMatchObject({ kind: 'offer', file: '/home/ada/lists/customers.csv' });
    expect(firstWindow().webContents.url).toMatch(/^app:\/\/daybook\/import\/new\?opened=[0-9a-f]{32}$/);
    expect(firstWindow().webContents.url).not.toContain('customers');
  });

  test('by a second start is shown in the window there is, from where it was said', async () => {
    await start();
    fake.app.emit('second-instance', stoppable(), ['daybook', 'items.xlsx'], '/home/ada/lists');
    expect(heard().at(-1)).toMatchObject({ kind: 'offer', file: '/home/ada/lists/items.xlsx' });
    expect(fake.windows).toHaveLength(1);
    expect(firstWindow().webContents.sent[0]).toEqual([
      'daybook:go',
      expect.stringMatching(/^\/import\/new\?opened=[0-9a-f]{32}$/),
    ]);
  });

  test('on macOS before the system is ready opens the first window', async () => {
    const starting = start([], 'darwin');
    fake.app.emit('open-file', stoppable(), '/Volumes/usb/bluewater.daybookbackup');
    await starting;
    expect(firstWindow().webContents.url).toContain('/backups?opened=');
  });

  test('is told to the process that comes after one that died', async () => {
    await start(['/tmp/customers.csv']);
    const [, offer] = heard();
    fake.children[0]?.emit('exit', 1);
    later.shift()?.();
    expect(fake.children).toHaveLength(2);
    expect(heard()).toContainEqual(offer);
  });
});

describe('what the workstation process asks for', () => {
  const ask = (what: object) => fake.children[0]?.emit('message', { kind: 'ask', wish: 'w1', what });
  const answers = () => fake.children[0]?.heard.filter(({ kind }) => kind === 'answer');

  test('is a place for a backup: where the person says, with the ending by which it is known', async () => {
    fake.state.chosen = ['/usb/bluewater'];
    await start();
    ask({ kind: 'place-backup', name: 'Bluewater.daybookbackup' });
    await expect
      .poll(answers)
      .toEqual([{ kind: 'answer', wish: 'w1', answer: '/usb/bluewater.daybookbackup' }]);
    expect(fake.calls).toContain(
      `dialog.showSaveDialog ${join(folder, 'Documents/Bluewater.daybookbackup')}`,
    );
  });

  test('is nothing where the person wants none', async () => {
    await start();
    ask({ kind: 'place-backup', name: 'a' });
    await expect.poll(answers).toEqual([{ kind: 'answer', wish: 'w1', answer: null }]);
  });

  test('is a printed paper; one that is not there is not printed', async () => {
    await start();
    ask({ kind: 'print', file: join(folder, 'nowhere'), name: 'a' });
    await expect.poll(answers).toEqual([{ kind: 'answer', wish: 'w1', answer: 'failed' }]);
  });
});

describe('what needs attention', () => {
  const tell = (count: number) => fake.children[0]?.emit('message', { kind: 'attention', count });

  test('is marked on every window in the taskbar of Windows, also on one that is opened later', async () => {
    await start([], 'win32');
    tell(2);
    fake.app.emit('second-instance', stoppable(), ['daybook'], '/');
    expect(firstWindow().overlay).toContain('2 changes');
    firstWindow().close();
    fake.app.emit('activate');
    expect(fake.windows[1]?.overlay).toContain('2 changes');
    tell(0);
    expect(fake.windows[1]?.overlay).toBeNull();
  });

  test('has a badge elsewhere', async () => {
    await start([], 'darwin');
    tell(2);
    expect({ badge: fake.state.badge, overlay: firstWindow().overlay }).toEqual({ badge: 2, overlay: null });
  });
});
