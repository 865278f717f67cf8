#!/usr/bin/env -S node --max-semi-space-size=8
// Starts the command line. Plain JavaScript that any Node from 20 up can read: a Node that cannot run TypeScript as
// it stands (before 22.18, or with type stripping off), or runs it with warnings (before 24), hands over to the
// project's own, the npm package `node`, with the same arguments, streams and signals, and takes over its exit.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const commandLine = join(root, 'src/cli/daybook.ts');
const ownNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

// 8 MB for what is young: by its own default Node takes twice that before it looks what can go.
const SMALL_HEAP = '--max-semi-space-size=8';

const readsTypeScript = Boolean(process.features.typescript);
const current = readsTypeScript && Number(process.versions.node.split('.')[0]) >= 24;

if (!current && existsSync(ownNode)) handOver();
else if (readsTypeScript) {
  // The file runs when it is loaded; nothing stands between it and a signal or a kill.
  process.argv[1] = commandLine;
  await import(pathToFileURL(commandLine).href);
} else {
  console.error(`Daybook needs its own Node, which is not installed yet. In ${root} type:  npm ci`);
  process.exitCode = 1;
}

function handOver() {
  const child = spawn(ownNode, [SMALL_HEAP, commandLine, ...process.argv.slice(2)], { stdio: 'inherit' });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'].filter((signal) => signal in constants.signals);
  for (const signal of signals) {
    // A terminal sends Ctrl+C to both already; passed on, it would look like a second, impatient one.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(`Daybook cannot start ${ownNode}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (code !== null) process.exit(code);
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}
