import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';

/** A system and processor a package is made for: `win32-x64`, as better-sqlite3 names its native parts. */
export type Target = `${'linux' | 'darwin' | 'win32'}-${'x64' | 'arm64'}`;

const root = join(import.meta.dirname, '../..');
const sqlite = join(root, 'node_modules/better-sqlite3');

/** Where the addon of a target lies, from the bundle’s place. */
export function addonFile(target: Target): string {
  return `./node_modules/better-sqlite3/prebuilds/${target}.node`;
}

/** Copies SQLite with the native part of one target, and nothing of it that only compiling needs. */
export function copySqlite(into: string, target: Target): void {
  const place = join(into, 'node_modules/better-sqlite3');
  mkdirSync(join(place, 'prebuilds'), { recursive: true });
  for (const part of ['LICENSE', 'lib', `prebuilds/${target}.node`]) {
    cpSync(join(sqlite, part), join(place, part), { recursive: true });
  }
  const { name, version, license, main } = JSON.parse(readFileSync(join(sqlite, 'package.json'), 'utf8'));
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name, version, license, main }, null, 2));
}

/** What the placeholders of the program stand for. */
export function programFacts(target: Target, sqliteVersion: string): Readonly<Record<string, string>> {
  const addon = readFileSync(join(sqlite, `prebuilds/${target}.node`));
  return {
    __SQLITE_ADDON_FILE__: addonFile(target),
    __SQLITE_ADDON_SHA256__: createHash('sha256').update(addon).digest('hex'),
    __SQLITE_VERSION__: sqliteVersion,
  };
}

/**
 * Files the sources find by their own place lie beside the bundle: threads as bundles of their own, migrations, fonts.
 * Throws, when the build ends, where a source was changed so that one of these is not found any more, or has a thread that
 * is not among them.
 */
export function programPlaces(
  facts: Readonly<Record<string, string>>,
  threads: readonly string[] = [],
  files: readonly ('migrations' | 'fonts')[] = [],
): Plugin {
  const wanted = new Set<string>([...Object.keys(facts), ...threads, ...files]);
  const replace = (code: string, from: string | RegExp, to: string, mark: string): string => {
    if (typeof from === 'string' ? !code.includes(from) : !from.test(code)) return code;
    wanted.delete(mark);
    return code.replace(from, to);
  };
  return {
    name: 'daybook:program-places',
    // While the sources still stand as they were written.
    enforce: 'pre',
    transform(code, id) {
      if (id.includes('node_modules')) return null;
      let text = code;
      for (const [mark, fact] of Object.entries(facts)) text = replace(text, mark, fact, mark);
      for (const thread of threads) {
        const name = basename(thread, '.ts');
        text = replace(text, new RegExp(`\\./${name}\\.ts(?=['"], ?import\\.meta)`), `./${name}.js`, thread);
      }
      text = replace(text, "'../../migrations/'", "'./migrations/'", 'migrations');
      text = replace(text, "createRequire(import.meta.url).resolve('pdfmake/package.json')", FONTS, 'fonts');
      return text === code ? null : { code: text, map: null };
    },
    renderChunk(code) {
      const forgotten = [...code.matchAll(SOURCE_THREAD)].map(([, file]) => file);
      if (forgotten.length > 0) throw new Error(`not built as threads: ${forgotten.join(', ')}`);
      return null;
    },
    buildEnd(error) {
      if (!error && wanted.size > 0) throw new Error(`not found in the sources: ${[...wanted].join(', ')}`);
    },
  };
}

/** A thread that is still started from its source, which a package does not hold. */
const SOURCE_THREAD = /new URL\(\s*["'](\.[\w./-]+\.ts)["'],\s*import\.meta/g;
const FONTS = "(import.meta.dirname + '/pdfmake/package.json')";
