import { saidText } from '../shared/desktop/desktop-texts.ts';
import type { DesktopApp, ElectronSurface } from './electron-surface.ts';

export interface BadgePorts {
  readonly app: Pick<DesktopApp, 'setBadgeCount'>;
  /** Marks the windows in the taskbar, where the system has no badges: what to say of it, or null for no mark. */
  readonly mark: (description: string | null) => void;
  /** Draws the eye to the window used last. */
  readonly flash: () => void;
  readonly Notification: ElectronSurface['Notification'];
  readonly isFocused: () => boolean;
  readonly show: (path: string) => void;
}

/**
 * Shows on dock or taskbar how much needs attention, and says so once when it grows while nobody looks. The sentence
 * holds no name and no number of a record: it stands on lock screens.
 */
export function attentionBadge(ports: BadgePorts): (count: number) => void {
  let known: number | null = null;
  return (count) => {
    if (count === known) return;
    ports.app.setBadgeCount(count);
    ports.mark(count === 0 ? null : sentenceOf(count));
    // The first count of a start is what was left standing: it is on the badge, and no news.
    const grew = known !== null && count > known;
    known = count;
    if (!grew || ports.isFocused()) return;
    ports.flash();
    if (!ports.Notification.isSupported()) return;
    const body = sentenceOf(count);
    const notification = new ports.Notification({ title: saidText('attentionTitle'), body });
    notification.on('click', () => ports.show('/attention'));
    notification.show();
  };
}

function sentenceOf(count: number): string {
  return count === 1 ? saidText('attentionOne') : saidText('attentionMany', { count });
}
