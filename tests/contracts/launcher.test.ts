import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'daybook-launcher-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Stands in for the command line: TypeScript that no Node can run without stripping. */
const commandLine = `
import { readFileSync } from 'node:fs';
const [command, ...rest]: string[] = process.argv.slice(2);
if (command === 'echo') console.log(JSON.stringify({ rest, input: readFileSync(0, 'utf8'), node: process.version }));
if (command === 'exit') process.exit(Number(rest[0]));
if (command === 'wait') {
  process.on('SIGTERM', () => process.exit(7));
  console.log('ready');
  setInterval(() => {}, 1000);
}
if (command === 'die') process.kill(process.pid, 'SIGKILL');
`;

/** Type stripping off: how a Node before 22.18 looks to the launcher. */
const oldNode = ['--no-strip-types'];

describe.each([
  { host: 'a current Node', flags: [] },
  { host: 'a Node that cannot read TypeScript', flags: oldNode },
])('the launcher on $host', ({ flags }) => {
  const project = makeProject({ ownNode: true });

  test('passes arguments and input through and gives the output back', () => {
    const run = launch(project, flags, ['echo', 'a b', '--json', '"*"'], '{"x":1}');
    expect(JSON.parse(run.stdout)).toEqual({
      rest: ['a b', '--json', '"*"'],
      input: '{"x":1}',
      node: process.version,
    });
    expect({ code: run.status, errors: run.stderr }).toEqual({ code: 0, errors: '' });
  });

  test.each([0, 1, 2])('ends with the exit code %i of the command', (code) => {
    expect(launch(project, flags, ['exit', String(code)]).status).toBe(code);
  });

  // Windows has no signals to pass on: a kill there is immediate.
  const signals = test.skipIf(process.platform === 'win32');

  signals('passes a signal on and waits for the command to end', async () => {
    const child = spawn(process.execPath, [...flags, 'bin/daybook.mjs', 'wait'], { cwd: project });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    child.stdout.once('data', () => child.kill('SIGTERM'));
    expect(await ended).toBe(7);
  });

  signals('ends by the signal that ended the command', () => {
    expect(launch(project, flags, ['die']).signal).toBe('SIGKILL');
  });
});

test('without its own Node the launcher says which line to type', () => {
  const run = launch(makeProject({ ownNode: false }), oldNode, ['echo']);
  expect({ code: run.status, output: run.stdout }).toEqual({ code: 1, output: '' });
  expect(run.stderr).toMatch(/^Daybook needs its own Node, .* type: {2}npm ci\n$/);
});

function makeProject({ ownNode }: { readonly ownNode: boolean }): string {
  const project = mkdtempSync(join(folder, 'project-'));
  for (const inside of ['bin', 'src/cli', 'node_modules/node/bin']) {
    mkdirSync(join(project, inside), { recursive: true });
  }
  copyFileSync(join(root, 'bin/daybook.mjs'), join(project, 'bin/daybook.mjs'));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'src/cli/daybook.ts'), commandLine);
  const node = process.platform === 'win32' ? 'node.exe' : 'node';
  if (ownNode) symlinkSync(process.execPath, join(project, 'node_modules/node/bin', node));
  return project;
}

function launch(project: string, flags: readonly string[], args: readonly string[], input = '') {
  const options = { cwd: project, input, encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [...flags, 'bin/daybook.mjs', ...args], options);
}
