import { saidText } from '../shared/desktop/desktop-texts.ts';

/** What Daybook uses of electron-updater. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  allowPrerelease: boolean;
  channel: string | null;
  checkForUpdates(): Promise<{ readonly updateInfo: { readonly version: string } } | null>;
  downloadUpdate(): Promise<unknown>;
}

const CHANNELS = ['latest', 'beta'] as const;
export type UpdateChannel = (typeof CHANNELS)[number];

/**
 * Looks for an update and gets one ready that is put in place when Daybook is closed; answers the sentence to show.
 * Only a newer version than this one is taken: a database that a newer one wrote cannot be read by an older.
 */
export async function lookForUpdate(updater: Updater, version: string): Promise<string> {
  const channel: UpdateChannel = version.includes('-') ? 'beta' : 'latest';
  updater.channel = channel;
  updater.allowPrerelease = channel === 'beta';
  // After the channel: setting one allows going back, which is never wanted here.
  updater.allowDowngrade = false;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  try {
    const found = await updater.checkForUpdates();
    const offered = found?.updateInfo.version ?? version;
    if (!isNewer(offered, version)) return saidText('updateNone');
    await updater.downloadUpdate();
    return saidText('updateReady', { version: offered });
  } catch {
    return saidText('updateUnknown');
  }
}

/** Whether version `a` comes after `b`, by the rules of semver.org; what is no version never does. */
export function isNewer(a: string, b: string): boolean {
  const left = VERSION.exec(a);
  const right = VERSION.exec(b);
  if (!left || !right) return false;
  for (const part of [1, 2, 3]) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference > 0;
  }
  return comesAfter(left[4], right[4]);
}

const VERSION = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:-([\w.-]+))?(?:\+[\w.-]+)?$/;

/** Pre-releases come before the release, and among themselves part by part. */
function comesAfter(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === undefined && b !== undefined;
  const left = a.split('.');
  const right = b.split('.');
  for (const [index, one] of left.entries()) {
    const other = right[index];
    if (other === undefined) return true;
    if (one === other) continue;
    const [isNumber, otherIsNumber] = [/^\d+$/.test(one), /^\d+$/.test(other)];
    if (isNumber !== otherIsNumber) return otherIsNumber;
    return isNumber ? Number(one) > Number(other) : one > other;
  }
  return false;
}
