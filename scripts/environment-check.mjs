// Plain JavaScript without imports of ours: it must run, and speak plainly, on a Node too old for the rest.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const major = Number(process.versions.node.split('.')[0]);

/** What must be here before anything runs: what is wanted, whether it is here, and the line to type if not. */
const needs = [
  {
    want: 'the packages of package-lock.json, as it pins them',
    met: () => installedPackagesFit(),
    type: 'npm ci',
  },
  {
    want: `Node 24 or later (this is ${process.versions.node}); npm scripts find the project's own`,
    met: () => major >= 24,
    type: 'npm ci && npm test',
  },
  // A need outside npm goes here, with the line that installs it; .ci/run installs it, a test run never does.
];

const unmet = needs.find((need) => !need.met());
if (unmet) {
  console.error(`Missing: ${unmet.want}.\nIn ${fileURLToPath(root)} type:  ${unmet.type}`);
  process.exitCode = 1;
}

// The tests of screens are skipped by name without a browser, so that a plain clone passes.
const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
if (
  !unmet &&
  process.platform === 'linux' &&
  !process.env.DAYBOOK_CHROMIUM &&
  !browsers.some((file) => existsSync(file))
) {
  console.warn(
    'No Chromium here: tests of the screens are skipped. To run them too, type:  apt-get install chromium',
  );
}

function installedPackagesFit() {
  const manifest = read('package.json');
  const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  return pins.every(([name, version]) => {
    const place = `node_modules/${name}/package.json`;
    return existsSync(new URL(place, root)) && version.endsWith(read(place).version);
  });
}

function read(path) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}
