import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isNewer, lookForUpdate, type Updater } from './update-check.ts';

/** As electron-updater does it: setting a channel allows going back. */
class FakeUpdater implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = false;
  allowDowngrade = false;
  allowPrerelease = false;
  downloads = 0;
  readonly offers: string | null;
  #channel: string | null = null;
  constructor(offers: string | null) {
    this.offers = offers;
  }
  get channel() {
    return this.#channel;
  }
  set channel(name) {
    this.#channel = name;
    this.allowDowngrade = true;
  }
  async checkForUpdates() {
    if (this.offers === null) throw new Error('ENOTFOUND');
    return { updateInfo: { version: this.offers } };
  }
  async downloadUpdate() {
    this.downloads++;
  }
}

describe('an update', () => {
  test('is fetched where it is newer, and put in place when Daybook is closed', async () => {
    const updater = new FakeUpdater('1.3.0');
    expect(await lookForUpdate(updater, '1.2.0')).toContain('1.3.0');
    expect(updater).toMatchObject({ downloads: 1, autoInstallOnAppQuit: true, channel: 'latest' });
  });

  test.each(['1.1.9', '1.2.0', '1.2.0-beta.9', '0.9.0', 'newest', '1.3'])(
    'that is %s is not taken by 1.2.0',
    async (offers) => {
      const updater = new FakeUpdater(offers);
      await lookForUpdate(updater, '1.2.0');
      expect(updater).toMatchObject({ downloads: 0, allowDowngrade: false, autoDownload: false });
    },
  );

  test('to a trial version is for those who have one', async () => {
    const updater = new FakeUpdater('1.3.0-beta.2');
    await lookForUpdate(updater, '1.3.0-beta.1');
    expect(updater).toMatchObject({ channel: 'beta', downloads: 1, allowDowngrade: false });
  });

  test('cannot be looked for without a network, which is said', async () => {
    expect(await lookForUpdate(new FakeUpdater(null), '1.2.0')).toContain('cannot be reached');
  });
});

describe('the order of versions', () => {
  test('is that of semver.org', () => {
    const order = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.10.0',
      '2.0.0',
    ];
    order.forEach((a, i) => {
      order.forEach((b, j) => {
        expect(isNewer(a, b), `${a} after ${b}`).toBe(i > j);
      });
    });
  });

  test('has never two versions each newer than the other', () => {
    const part = fc.constantFrom('0.1.0', '0.1.0-a', '0.1.0-1', '0.1.0-a.1', '9.0.0', 'x', '');
    fc.assert(fc.property(part, part, (a, b) => !(isNewer(a, b) && isNewer(b, a))));
  });
});
