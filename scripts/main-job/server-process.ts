import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { DAYBOOK, environment } from './daybook-process.ts';

/** How to sign in, as the first start of a server tells it. */
export type FirstStart =
  | { readonly kind: 'empty'; readonly setupCode: string }
  | {
      readonly kind: 'founded';
      readonly enrolmentCode: string;
      readonly signInName: string;
      readonly oneTimePassword: string;
    };

/** `daybook server` on loopback, in a process that may be killed and started again on the same port. */
export interface ServerProcess {
  readonly port: number;
  readonly folder: string;
  readonly url: string;
  /** What was told at the last start. */
  readonly firstStart: FirstStart | null;
  /** Default: the folder it had. */
  start(folder?: string): Promise<void>;
  /** Without a chance to tidy up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server in `folder`; what it logs goes into `logFile`. */
export async function startServerProcess(folder: string, logFile: string): Promise<ServerProcess> {
  let home = folder;
  let running = await launch(home, 0, logFile);
  const port = Number(new URL(running.said.url).port);
  const end = async (signal: NodeJS.Signals) => {
    running.child.kill(signal);
    await running.ended;
  };
  return {
    port,
    url: running.said.url,
    get firstStart() {
      return running.said.firstStart;
    },
    get folder() {
      return home;
    },
    async start(other = home) {
      home = other;
      running = await launch(home, port, logFile);
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

interface Said {
  readonly url: string;
  readonly firstStart: FirstStart | null;
}

async function launch(
  folder: string,
  port: number,
  logFile: string,
): Promise<{ readonly child: ChildProcess; readonly said: Said; readonly ended: Promise<void> }> {
  const words = [DAYBOOK, '--data', folder, 'server', '--port', String(port)];
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
  });
  const endWithParent = () => child.kill('SIGKILL');
  process.once('exit', endWithParent);
  child.once('exit', () => process.off('exit', endWithParent));
  child.stderr.on('data', (chunk: Buffer) => appendFileSync(logFile, chunk));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const said = await new Promise<Said>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(JSON.parse(text));
    });
    void ended.then(() => reject(new Error(`the server did not start; see ${logFile}`)));
  });
  return { child, said, ended };
}
