import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

/** What a role process says when its part is done. */
export interface RoleReport {
  readonly ms: number;
  readonly bytes: number;
  readonly rssMb: number;
}

/** Starts a role in a process of its own; answers its first message. */
export async function startRole<M>(
  file: string,
  args: readonly string[],
): Promise<{ child: ChildProcess; said: M }> {
  const child = fork(join(import.meta.dirname, file), [...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As the command line starts: compiled sources are kept, so that a start does not pay for stripping types, and 8 MB
    // are for what is young.
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/daybook'),
    },
    execArgv: ['--max-semi-space-size=8'],
  });
  const said = await new Promise<M>((resolve, reject) => {
    child.once('message', (message) => resolve(message as M));
    child.once('exit', (code) =>
      reject(new Error(`${file} ${args[0]} ended with ${code} before it reported`)),
    );
  });
  return { child, said };
}

/** Runs a role to its end and gives what it reported. */
export async function runRole(file: string, args: readonly string[]): Promise<RoleReport> {
  const { child, said } = await startRole<RoleReport>(file, args);
  await stopped(child);
  return said;
}

export async function stopRole(child: ChildProcess): Promise<void> {
  child.send('stop');
  await stopped(child);
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  await new Promise((resolve) => child.once('exit', resolve));
}
