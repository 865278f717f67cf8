import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';

/** Why nothing can be written there, asked before anything is done; null where it can. A file is never written over. */
export function outputProblem(file: string): Refusal | null {
  if (existsSync(file)) return refusal('output.file-exists', { file });
  const folder = dirname(resolve(file));
  return existsSync(folder) ? null : refusal('folder.missing', { folder });
}
