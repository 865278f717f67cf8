import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ElectronFake } from '../../tests/support/electron-fake.ts';
import { type StartedDesktop, startedDesktop } from '../../tests/support/started-desktop.ts';

let desktop: StartedDesktop;
let fake: ElectronFake;
let later: (() => void)[];
let start: StartedDesktop['start'];
beforeEach(() => {
  desktop = startedDesktop();
  ({ fake, later, start } = desktop);
});
afterEach(() => desktop.end());

const firstWindow = () => desktop.firstWindow();

describe('what goes wrong', () => {
  test('with the folder is said in a sentence, and ends the program', async () => {
    await start();
    fake.children[0]?.emit('message', {
      kind: 'refused',
      code: 'database.from-the-future',
      sentence: 'This was written by a newer Daybook.',
    });
    expect(fake.asked[0]).toMatchObject({ detail: 'This was written by a newer Daybook.' });
    await expect.poll(() => fake.calls).toContain('app.quit');
  });

  test('with the workstation five times in a row is asked about', async () => {
    await start();
    fake.state.answers = [0, 1];
    for (let n = 0; n < 5; n++) {
      fake.children.at(-1)?.emit('exit', 1);
      later.shift()?.();
    }
    expect(fake.asked).toHaveLength(1);
    await expect.poll(() => fake.children.length).toBe(6);
    expect(fake.calls).not.toContain('app.quit');
  });

  test('with the workstation leaves a way out: everything as files, and then the same question again', async () => {
    await start(['--data=company']);
    fake.state.answers = [2, 0, 1];
    fake.state.chosen = ['/usb'];
    for (let n = 0; n < 5; n++) {
      fake.children.at(-1)?.emit('exit', 1);
      later.shift()?.();
    }
    await expect.poll(() => fake.children.length).toBe(6);
    const rescue = fake.children[5];
    expect(rescue?.heard).toEqual([
      { kind: 'rescue', folder: '/home/ada/company', into: join('/usb', 'Daybook 1970-01-01 00-00-00') },
    ]);
    rescue?.emit('message', { kind: 'rescued' });
    await expect.poll(() => fake.asked.length).toBe(3);
    expect(fake.asked.map(({ buttons }) => buttons?.length)).toEqual([3, 1, 3]);
    expect(fake.asked[1]?.message).toContain(join('/usb', 'Daybook 1970-01-01 00-00-00'));
    await expect.poll(() => fake.calls).toContain('app.quit');
  });

  test('with the way out too names the folder in which everything is', async () => {
    await start(['--data=company']);
    fake.state.answers = [1, 0, 0];
    fake.state.chosen = ['/usb'];
    fake.children[0]?.emit('message', { kind: 'refused', code: 'database.damaged', sentence: 'Damaged.' });
    await expect.poll(() => fake.children.length).toBe(2);
    fake.children[1]?.emit('exit', 1);
    await expect.poll(() => fake.asked.length).toBe(3);
    expect(fake.asked[1]?.message).toContain('/home/ada/company');
  });

  test('with a page three times in a row is asked about, and it comes back or is closed', async () => {
    await start();
    fake.state.answers = [0, 1];
    const die = () =>
      firstWindow().webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    for (let n = 0; n < 3; n++) die();
    await expect.poll(() => firstWindow().webContents.reloads).toBe(3);
    for (let n = 0; n < 3; n++) die();
    await expect.poll(() => firstWindow().isDestroyed()).toBe(true);
    expect(fake.asked).toHaveLength(2);
  });
});
