/** The parts of package-lock.json (version 3) the rules read. */
export interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly gypfile?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Overrides;
}

/** What packages of others get instead of what they ask for; `.` is the package itself. */
export interface Overrides {
  readonly [name: string]: string | Overrides;
}

/** `packages` of package-lock.json: place on disk (`node_modules/…`, '' for the project) to package. */
export type Lockfile = Readonly<Record<string, LockedPackage>>;

/** npm drops a platform package its registry does not have and says nothing; `npm ci` then fails, here or on the
 * platform that needed it. */
export function missingOptional(lock: Lockfile): string[] {
  return optionals(lock)
    .filter(({ found }) => !found)
    .map(({ place, name }) => `${place} lacks ${name}`);
}

/** A package with a binary per platform must have the ones a warehouse sits at. */
export function missingPlatforms(lock: Lockfile): string[] {
  const systems = new Map<string, Set<string>>();
  for (const { place, found } of optionals(lock)) {
    const known = systems.get(place) ?? new Set();
    for (const system of found?.os ?? []) known.add(system);
    systems.set(place, known);
  }
  return [...systems]
    .filter(([, known]) => known.has('linux'))
    .flatMap(([place, known]) =>
      ['darwin', 'win32']
        .filter((system) => !known.has(system))
        .map((system) => `${place} has nothing for ${system}`),
    );
}

/** `^1.2.3` lets npm choose by the Node it happens to run on. */
export function loosePins(manifest: LockedPackage): string[] {
  return [
    ...Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }),
    ...overridden(manifest.overrides ?? {}),
  ]
    .filter(([, version]) => !/^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

function overridden(overrides: Overrides): [string, string][] {
  return Object.entries(overrides).flatMap(([name, what]): [string, string][] =>
    typeof what === 'string' ? [[name, what]] : overridden(what),
  );
}

/** What package.json pins and the lockfile installs otherwise, or not at all. */
export function staleLocks(manifest: LockedPackage, lock: Lockfile): string[] {
  const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return pins
    .filter(([name, version]) => lock[`node_modules/${name}`]?.version !== version.replace(/^npm:.+@/, ''))
    .map(([name, version]) => `${name}@${version} is locked as ${lock[`node_modules/${name}`]?.version}`);
}

/** Every package is proved by its hash and named by no address but the public registry's (a mirror's would be of
 * use to nobody else). */
export function unprovedPackages(lock: Lockfile): string[] {
  return Object.entries(lock)
    .filter(([place, { link }]) => place !== '' && link !== true)
    .filter(([, { integrity, resolved }]) => {
      const hashed = /^sha512-[\w+/]{86}==$/.test(integrity ?? '');
      return !hashed || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
    })
    .map(
      ([place, { integrity, resolved }]) =>
        `${place} (${integrity ?? 'no hash'}, ${resolved ?? 'no address'})`,
    );
}

/** npm compiles a package with a binding.gyp, and so asks for Python and a compiler, unless it is told not to: npm 10
 * reads that from the lockfile only (and takes the line out again when it rewrites the file), npm 11 from allowScripts. */
export function compiledOnInstall(
  lock: Lockfile,
  allowScripts: Readonly<Record<string, boolean>>,
  hasBindingGyp: (place: string) => boolean,
): string[] {
  return Object.keys(lock)
    .filter((place) => place !== '' && hasBindingGyp(place))
    .flatMap((place) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return [
        ...(lock[place]?.gypfile === false ? [] : [`${place} needs "gypfile": false in package-lock.json`]),
        ...(allowScripts[name] === false ? [] : [`${name} needs false in allowScripts of package.json`]),
      ];
    });
}

function optionals(lock: Lockfile) {
  return Object.entries(lock).flatMap(([place, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).map((name) => ({
      place,
      name,
      found: lookUp(lock, place, name),
    })),
  );
}

/** Finds a dependency as Node does: in the package's own node_modules, then in those above. */
function lookUp(lock: Lockfile, place: string, name: string): LockedPackage | undefined {
  const inside = place === '' ? '' : `${place}/`;
  const found = lock[`${inside}node_modules/${name}`];
  if (found || place === '') return found;
  return lookUp(lock, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
}
