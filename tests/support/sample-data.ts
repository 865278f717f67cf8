import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Real files collected beside the project; never committed, so not everywhere there. */
const SAMPLES = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export interface Sample {
  readonly path: string;
  readonly isMissing: boolean;
}

/** A file of ../shared/data. Says so, once, when it is not there: a skipped test must not look like a passed one. */
export function sample(name: string): Sample {
  const path = SAMPLES + name;
  const isMissing = !existsSync(path);
  if (isMissing) console.warn(`SKIPPED for want of ../shared/data/${name}`);
  return { path, isMissing };
}
