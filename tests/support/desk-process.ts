import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** A workstation as `npm start` starts it, in a process of its own. */
export interface DeskProcess {
  /** Opens its screens once; from then on the browser is known. */
  readonly address: string;
  /** `kill -9`: it writes nothing any more. */
  kill(): Promise<void>;
  /** Ends as a person ends it. */
  end(): Promise<void>;
}

/** Starts the workstation of a data folder that is there. */
export async function startDesk(folder: string): Promise<DeskProcess> {
  const words = [START, '--browser', '--no-open', '--data', folder];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  return {
    address: await addressOf(child),
    kill: () => stop('SIGKILL'),
    end: () => stop('SIGTERM'),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /workstation: (\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', (code) => reject(new Error(`the workstation ended with ${code}: ${said}`)));
  });
}
