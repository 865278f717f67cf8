/**
 * `node scripts/desktop-package.ts [--dir] [--arch x64|arm64] [--dist FOLDER]`: builds the desktop program and packs it
 * for this system, into `dist/packages`. `--dir`: laid out, without an installer. `--dist`: an Electron that is here
 * already. What signs is taken from the environment where it is given: CSC_LINK and CSC_KEY_PASSWORD, on macOS also
 * APPLE_API_KEY, APPLE_API_KEY_ID and APPLE_API_ISSUER; DAYBOOK_UPDATES is where updates are published.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { packageSettings } from './desktop/package-settings.ts';
import type { Target } from './desktop/program-files.ts';
import { buildDesktop } from './desktop-build.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { dir: { type: 'boolean' }, arch: { type: 'string' }, dist: { type: 'string' } },
});
const arch = values.arch ?? process.arch;
if (arch !== 'x64' && arch !== 'arm64') throw new Error(`${arch} is none of x64, arm64`);

// The native part of SQLite is one per processor, so each is built and packed by itself.
await buildDesktop({ target: `${process.platform}-${arch}` as Target });
const files = await build({
  projectDir: root,
  targets: Platform.current().createTarget(values.dir ? 'dir' : null, Arch[arch]),
  config: { extends: join(root, 'electron-builder.yml'), ...settings() },
  publish: 'never',
});
for (const file of files) console.log(file);

function settings(): Configuration {
  const given = packageSettings(process.env, process.platform);
  return values.dist === undefined ? given : { ...given, electronDist: values.dist };
}
