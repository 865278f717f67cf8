import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const manifest: { readonly scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
/** Names of the scripts whose file exists. */
const scripts = Object.entries(manifest.scripts)
  .filter(([, command]) => existsSync(join(root, /^node (?:--\S+ )*(\S+)/.exec(command)?.[1] ?? '.')))
  .map(([name]) => name);

describe('.ci/run', () => {
  const ciRun = readFileSync(join(root, '.ci/run'), 'utf8');

  test("runs exactly the README's test command, last, on what it has installed", () => {
    const testCommand = /^## Test\n+```sh\n(?<command>.+)\n```$/m.exec(readme)?.groups?.command;
    expect(testCommand).toBe('npm test');
    const commands = ciRun
      .split('\n')
      .filter((line) => /^(npm|npx|node|vitest|tsc|biome)\b/.test(line.trim()));
    expect(commands).toEqual(['npm ci', testCommand]);
    expect(ciRun.trimEnd().endsWith(`\n${testCommand}`)).toBe(true);
  });

  test('stops at the first thing that goes wrong', () => {
    expect(ciRun).toMatch(/^#!\/usr\/bin\/env bash\n(#.*\n)*set -euo pipefail$/m);
  });

  test.skipIf(process.platform === 'win32')('can be run as it stands', () => {
    expect(() => accessSync(join(root, '.ci/run'), constants.X_OK)).not.toThrow();
  });
});

describe('the README', () => {
  test('names only commands and files that exist, or says that they are being built', () => {
    expect(readmeProblems(readme, scripts, holdsFiles)).toEqual([]);
  });

  test.each([
    ['`npm run fly -- now` flies.', 'npm run fly'],
    ['`npm start`', 'npm start'],
    ['See [the recipes](docs/recipes.md).', 'docs/recipes.md'],
    ['| `src/nowhere` | nothing |', 'src/nowhere'],
    ['`npm test` is being built.', 'npm test'],
  ])('a planted lie is found: %s', (text, named) => {
    expect(readmeProblems(text, ['test'], () => false)).toEqual([expect.stringContaining(named)]);
  });

  test('a command that is being built passes', () => {
    expect(readmeProblems('`npm run sim` is\nbeing built.', [], () => false)).toEqual([]);
  });
});

/** A file, or a folder with a file somewhere in it: git knows no empty folders. */
function holdsFiles(path: string): boolean {
  const place = join(root, path);
  if (!existsSync(place)) return false;
  if (statSync(place).isFile()) return true;
  return readdirSync(place, { withFileTypes: true, recursive: true }).some((entry) => entry.isFile());
}

/** Judges paragraph by paragraph (a table row is one): a promise is kept, or says that it is a promise. */
function readmeProblems(
  text: string,
  known: readonly string[],
  exists: (path: string) => boolean,
): readonly string[] {
  return text.split(/\n\n|\n(?=\|)/).flatMap((paragraph) => {
    const promised = /\bbeing built\b/.test(paragraph);
    const commands = [
      ...paragraph.matchAll(/npm (?:run (?:--silent )?)?(?!run\b|ci\b|may\b)(?<name>[a-z][\w-]*)/g),
    ];
    const paths = [...paragraph.matchAll(/\]\((?<path>[^)#:]+)\)|^\| `(?<folder>[\w/-]+)`/gm)];
    const found = [
      ...commands.map(({ 0: name, groups }) => ({ name, here: known.includes(groups?.name ?? '') })),
      ...paths
        .map(({ groups }) => groups?.path ?? groups?.folder ?? '')
        .map((name) => ({ name, here: exists(name) })),
    ];
    const missing = found
      .filter(({ here }) => !here && !promised)
      .map(({ name }) => `${name} does not exist`);
    const built = promised && found.length > 0 && found.every(({ here }) => here);
    return built ? [...missing, `${found[0]?.name} exists and is still called being built`] : missing;
  });
}
