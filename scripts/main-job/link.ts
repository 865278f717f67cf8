import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The network between one workstation and the server, in a process of its own. */
export interface Link {
  /** What the workstation takes for the server. */
  readonly url: string;
  cut(): Promise<void>;
  /** From now on pushes arrive and their answers do not. */
  deafen(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

export async function startLink(serverPort: number): Promise<Link> {
  const child = fork(fileURLToPath(new URL('./link-process.ts', import.meta.url)), [String(serverPort)]);
  const { ready } = await said<{ ready: number }>(child);
  const tell = async (word: string) => {
    child.send(word);
    await said(child);
  };
  return {
    url: `http://127.0.0.1:${ready}`,
    cut: () => tell('cut'),
    deafen: () => tell('deafen'),
    mend: () => tell('mend'),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.send('stop');
      await ended;
    },
  };
}

function said<M>(child: ChildProcess): Promise<M> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the link ended'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as M);
    });
  });
}
