import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunProgress } from '../../src/shared/sync/import-runs.ts';
import { createCompany } from '../../src/workstation/company-create.ts';
import { answerLocally } from '../../src/workstation/local-calls.ts';
import type { Workstation } from '../../src/workstation/workstation.ts';

/** Acme, a company on one computer, its owner Olga signed in. `root`: where its data folder lies, for what lies beside it. */
export async function ownCompany(): Promise<{
  readonly root: string;
  readonly workstation: Workstation;
  readonly end: () => Promise<void>;
}> {
  const root = mkdtempSync(join(tmpdir(), 'daybook-own-'));
  const owner = { name: 'Olga', password: 'seven green harbours' };
  const company = { name: 'Acme', currency: 'USD', owner };
  const made = await createCompany({ folder: join(root, 'data'), company });
  if (!made.ok) throw new Error(made.refusal.code);
  const workstation = made.value;
  return {
    root,
    workstation,
    async end() {
      await workstation.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** What a screen asks of the workstation as it is then. */
export function localCalls(now: () => Workstation) {
  const answer = async (kind: 'command' | 'query', name: string, input: object) =>
    answerLocally(now(), kind, `local.${name}`, input, undefined);
  const call = async <T>(kind: 'command' | 'query', name: string, input: object): Promise<T> => {
    const given = await answer(kind, name, input);
    if (!given?.ok) throw new Error(`${name}: ${JSON.stringify(given?.refusal)}`);
    return given.value as T;
  };
  /** An import run, once it runs no more. */
  const ended = async (run: string): Promise<RunProgress> => {
    for (;;) {
      const progress = await call<RunProgress>('query', 'import-progress', { run });
      if (progress.state !== 'running') return progress;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { answer, call, ended };
}
