import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * The workstation process of the desktop, bundled to `workstation.js`. SQLite’s native part lies outside the program’s
 * sealed archive, so it is compared with what was built before anything loads it; on macOS, where signing changes the
 * file, the system compares it itself (library validation).
 */
const addon = { file: '__SQLITE_ADDON_FILE__', sha256: '__SQLITE_ADDON_SHA256__' };

if (process.platform !== 'darwin') {
  const found = createHash('sha256')
    .update(readFileSync(new URL(addon.file, import.meta.url)))
    .digest('hex');
  if (found !== addon.sha256)
    throw new Error('SQLite is not the one Daybook was built with. Install Daybook anew.');
}

const { hostDesktopWorkstation } = await import('./desktop-host.ts');
hostDesktopWorkstation();
