import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { build } from 'vite';
import { bundledPackages } from './desktop/bundled-packages.ts';
import { billOfMaterials, licenceTexts, shippedPackage } from './desktop/licence-texts.ts';
import { copySqlite, programFacts, programPlaces, type Target } from './desktop/program-files.ts';
import { buildScreens, SCREENS } from './screens-build.ts';

const root = join(import.meta.dirname, '..');
/** Folder of the built desktop program: what Electron starts, and what a package is made of. */
export const DESKTOP = join(root, 'dist/desktop');

const MAIN = 'src/main/daybook-desktop.ts';
const PRELOAD = 'src/preload/page-line.ts';
const WORKSTATION = 'src/world/desktop-workstation.ts';
/** Each is loaded by its name beside the workstation process. */
const THREADS = [
  'src/workstation/backup-check-worker.ts',
  'src/workstation/import-desk/check-worker.ts',
  'src/workstation/papers/paper-worker.ts',
  'src/workstation/query-worker.ts',
  'src/workstation/spreadsheets/workbook-worker.ts',
] as const;
/** Never in a bundle: Electron brings itself, SQLite its native part. */
const OUTSIDE = ['electron', 'better-sqlite3'];

export interface DesktopBuild {
  /** Default: {@link DESKTOP}. Emptied first. */
  readonly into?: string;
  /** Default: this machine. */
  readonly target?: Target;
}

/** Builds the desktop program for one target. */
export async function buildDesktop(options: DesktopBuild = {}): Promise<void> {
  const { into = DESKTOP, target = `${process.platform}-${process.arch}` as Target } = options;
  buildScreens();
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const sqliteVersion = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get() as string;
  const facts = programFacts(target, sqliteVersion);
  const packages = new Set<string>();
  const { __SQLITE_VERSION__: version = '', ...addon } = facts;
  await bundle(into, { main: MAIN }, 'es', packages, programPlaces({ __SQLITE_VERSION__: version }));
  await bundle(into, { preload: PRELOAD }, 'cjs', packages, programPlaces({}));
  const threads = Object.fromEntries(THREADS.map((file) => [basename(file, '.ts'), file]));
  const places = programPlaces(addon, THREADS, ['migrations', 'fonts']);
  await bundle(into, { workstation: WORKSTATION, ...threads }, 'es', packages, places);
  copySqlite(into, target);
  cpSync(SCREENS, join(into, 'renderer'), {
    recursive: true,
    filter: (file) => !file.endsWith('built.txt'),
  });
  cpSync(join(root, 'migrations'), join(into, 'migrations'), { recursive: true });
  cpSync(join(root, 'node_modules/pdfmake/fonts/Roboto'), join(into, 'pdfmake/fonts/Roboto'), {
    recursive: true,
  });
  writeManifest(into, packages);
}

async function bundle(
  into: string,
  entries: Readonly<Record<string, string>>,
  format: 'es' | 'cjs',
  packages: Set<string>,
  places: ReturnType<typeof programPlaces>,
): Promise<void> {
  const ending = format === 'cjs' ? 'cjs' : 'js';
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [places, bundledPackages(packages)],
    ssr: { noExternal: true, external: OUTSIDE, target: 'node' },
    build: {
      ssr: true,
      outDir: into,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(root, file)])),
        output: {
          format,
          entryFileNames: `[name].${ending}`,
          // A part named after a file of strings has a dot in its name, as only endings do.
          chunkFileNames: ({ name }) => `${name.replaceAll('.', '-')}-[hash].${ending}`,
        },
      },
    },
  });
}

function writeManifest(into: string, packages: ReadonlySet<string>): void {
  const { name, version, description, devDependencies, dependencies } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const sqlite = { 'better-sqlite3': dependencies['better-sqlite3'] };
  const manifest = {
    name,
    productName: 'Daybook',
    version,
    description,
    author: 'Daybook',
    license: 'UNLICENSED',
    private: true,
    type: 'module',
    main: 'main.js',
    dependencies: sqlite,
  };
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const screens: string[] = JSON.parse(
    readFileSync(join(dirname(SCREENS), 'renderer-packages.json'), 'utf8'),
  );
  const others = ['electron', 'better-sqlite3', 'pdfmake'].map((one) => join(root, 'node_modules', one));
  const shipped = [...new Set([...packages, ...screens, ...others])]
    .map(shippedPackage)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  if (devDependencies.electron === undefined) throw new Error('package.json pins no Electron');
  writeFileSync(join(into, 'licences.txt'), licenceTexts(shipped));
  writeFileSync(join(into, 'sbom.json'), `${JSON.stringify(billOfMaterials(version, shipped), null, 2)}\n`);
}

if (process.argv[1] === import.meta.filename) await buildDesktop();
