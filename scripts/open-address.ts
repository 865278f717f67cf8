import { spawn } from 'node:child_process';

/** How each system opens an address in the person’s browser. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/** Opens an address in the browser; where none can be started, the printed line stands. */
export function openAddress(address: string): void {
  const [program, ...before] = OPENERS[process.platform] ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => console.log('Open the address above in a browser.'));
  child.unref();
}
