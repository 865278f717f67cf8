import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ElectronFake, fakeFrame, stoppable } from '../../tests/support/electron-fake.ts';
import { type StartedDesktop, startedDesktop } from '../../tests/support/started-desktop.ts';

let desktop: StartedDesktop;
let folder: string;
let fake: ElectronFake;
let start: StartedDesktop['start'];
beforeEach(() => {
  desktop = startedDesktop();
  ({ folder, fake, start } = desktop);
});
afterEach(() => desktop.end());

const firstWindow = () => desktop.firstWindow();

describe('starting', () => {
  test('locks everything down before the system is ready and before a window is made', async () => {
    await start();
    expect(fake.calls.slice(0, 5)).toEqual([
      'app.enableSandbox',
      'protocol.registerSchemesAsPrivileged app',
      'crashReporter.start upload=false',
      'app.setAsDefaultProtocolClient daybook',
      'app.whenReady',
    ]);
    expect(Object.keys(fake.state.handlers).sort()).toEqual([
      'beforeRequest',
      'check',
      'device',
      'page',
      'request',
    ]);
    expect(firstWindow().webContents.openHandler).not.toBeNull();
  });

  test('opens one window that is shown when there is something to see', async () => {
    expect(await start()).toBe(true);
    expect(firstWindow().webContents.url).toBe('app://daybook/');
    expect(firstWindow().done).toEqual([]);
    firstWindow().emit('ready-to-show');
    expect(firstWindow().done).toEqual(['show']);
  });

  test('opens on the page of a link', async () => {
    await start(['daybook://orders/SO-A-001042']);
    expect(firstWindow().webContents.url).toBe('app://daybook/orders/SO-A-001042');
  });

  test('a second time opens nothing and starts nothing', async () => {
    fake.state.isFirst = false;
    expect(await start()).toBe(false);
    expect({ windows: fake.windows.length, children: fake.children.length }).toEqual({
      windows: 0,
      children: 0,
    });
  });

  test('gives the workstation process the folder of the person, or the one it was told, and a seal', async () => {
    await start(['--data=company']);
    expect(fake.children[0]?.heard[0]).toMatchObject({ kind: 'start', folder: '/home/ada/company' });
    expect(fake.children[0]?.heard[0]).toHaveProperty('seal', expect.stringMatching(/^[\w+/]{43}=$/));
  });

  test('without a secret store goes on without a seal', async () => {
    fake.state.secretStore = 'basic_text';
    await start();
    expect(fake.children[0]?.heard[0]).toEqual({
      kind: 'start',
      folder: join(folder, 'workstation'),
      seal: null,
    });
  });
});

describe('started from the sources', () => {
  test('seals nothing: the browser and the command line open the same folder', async () => {
    fake.state.packaged = false;
    await start();
    expect(fake.children[0]?.heard[0]).toMatchObject({ kind: 'start', seal: null });
  });
});

describe('a window', () => {
  test('is given a line to the workstation when it asks', async () => {
    await start();
    const page = fakeFrame();
    fake.children[0]?.emit('message', { kind: 'ready' });
    fake.ipc.emit('daybook:line-wanted', { sender: firstWindow().webContents, senderFrame: page.frame });
    expect(page.posted).toHaveLength(1);
  });

  test('shows the page of a link that comes later, in front', async () => {
    await start();
    fake.app.emit('second-instance', stoppable(), ['daybook://attention']);
    expect(firstWindow().webContents.sent).toEqual([['daybook:go', '/attention']]);
    expect(firstWindow().done).toContain('focus');
  });

  test('whose page dies is loaded again, but not for ever', async () => {
    await start();
    for (let n = 0; n < 3; n++) {
      firstWindow().webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    }
    expect(firstWindow().webContents.reloads).toBe(2);
  });

  test('opens where the last one stood', async () => {
    await start();
    firstWindow().bounds = { x: 50, y: 60, width: 1000, height: 700 };
    firstWindow().close();
    fake.app.emit('activate');
    expect(fake.windows[1]?.options).toMatchObject({ x: 50, y: 60, width: 1000, height: 700 });
  });
});

describe('ending', () => {
  test('waits for the workstation to close everything', async () => {
    await start();
    const event = stoppable();
    fake.app.emit('before-quit', event);
    expect(event.stopped).toBe(true);
    expect(fake.children[0]?.heard.at(-1)).toEqual({ kind: 'end' });
    expect(fake.calls).not.toContain('app.quit');
    fake.children[0]?.emit('exit', 0);
    await expect.poll(() => fake.calls).toContain('app.quit');
    const again = stoppable();
    fake.app.emit('before-quit', again);
    expect(again.stopped).toBe(false);
  });

  test('comes with the last window, except on macOS', async () => {
    await start();
    fake.app.emit('window-all-closed');
    expect(fake.calls).toContain('app.quit');
    const mac = startedDesktop();
    await mac.start([], 'darwin');
    mac.fake.app.emit('window-all-closed');
    expect(mac.fake.calls).not.toContain('app.quit');
    mac.end();
  });
});

test('the about box names every version somebody who helps has to know, and leads to the licences', async () => {
  await start();
  fake.state.answers.push(1);
  const help = fake.state.menu.at(-1)?.submenu as { label?: string; click?: () => void }[];
  help.find(({ label }) => label === 'About Daybook')?.click?.();
  expect(fake.asked[0]?.detail).toBe(
    'Version 1.2.0\nElectron 45.4.1, Chromium 1, Node 24, SQLite 3\nSystem linux x64',
  );
  expect(fake.asked[0]?.buttons).toEqual(['Close', 'Licences']);
  await vi.waitFor(() =>
    expect(fake.calls.some((call) => /showItemInFolder .*licences/.test(call))).toBe(true),
  );
});
