/**
 * `node scripts/desktop/update-feeds.ts --into FOLDER ARTIFACTS`: gathers what was packed on several machines. Each wrote
 * a feed that names its own files only; the feeds of one system and channel become one, which names all processors' files.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';

// Comes with electron-builder, which writes the feeds by it.
const yaml = createRequire(import.meta.url)('js-yaml') as {
  load(text: string): unknown;
  dump(value: unknown, options: { lineWidth: number }): string;
};

const feed = z.looseObject({
  version: z.string(),
  files: z.array(z.looseObject({ url: z.string(), sha512: z.string() })).min(1),
  path: z.string(),
  sha512: z.string(),
  releaseDate: z.string(),
});
type Feed = z.output<typeof feed>;

/**
 * One feed of several of one system. `path` and `sha512`, which old programs read, are those of an Intel processor: what
 * runs everywhere. Throws where they are not of one version, or name one file by two hashes.
 */
export function mergedFeed(texts: readonly string[]): string {
  const feeds = texts.map((text) => feed.parse(yaml.load(text)));
  const [first, ...others] = feeds;
  if (!first) throw new Error('no feed to merge');
  for (const { version } of others)
    if (version !== first.version) throw new Error(`feeds of two versions: ${first.version}, ${version}`);
  const base = feeds.find(({ path }) => !path.includes('arm64')) ?? first;
  const files = new Map<string, Feed['files'][number]>();
  for (const file of feeds.flatMap((one) => one.files)) {
    const known = files.get(file.url);
    if (known && known.sha512 !== file.sha512) throw new Error(`${file.url} is two files`);
    files.set(file.url, file);
  }
  const sorted = [...files.values()].sort((a, b) => (a.url < b.url ? -1 : 1));
  const releaseDate = feeds
    .map((one) => one.releaseDate)
    .sort()
    .at(-1);
  return yaml.dump({ ...base, files: sorted, releaseDate }, { lineWidth: 200 });
}

/** Copies all packages of `from` into one folder, with the feeds that stand beside them merged. */
export function gatherPackages(from: string, into: string): void {
  mkdirSync(into, { recursive: true });
  const feeds = new Map<string, string[]>();
  for (const file of globSync('**/*', { cwd: from, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    if (!/^(latest|beta)(-[\w-]+)?\.yml$/.test(file.name)) {
      copyFileSync(path, join(into, basename(path)));
      continue;
    }
    feeds.set(file.name, [...(feeds.get(file.name) ?? []), readFileSync(path, 'utf8')]);
  }
  if (feeds.size === 0) throw new Error(`there is no feed in ${from}`);
  for (const [name, texts] of feeds) writeFileSync(join(into, name), mergedFeed(texts));
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: { into: { type: 'string', default: 'dist/release' } },
    allowPositionals: true,
  });
  gatherPackages(positionals[0] ?? '.', values.into);
}
