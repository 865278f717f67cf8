import { isAbsolute, resolve } from 'node:path';

/** What a start of the desktop can be told. */
export interface StartWords {
  /** Absolute path of the data folder; null: the one of this person on this machine. */
  readonly folder: string | null;
}

/** Reads `--data=DIR` of the words a start was given; whatever else they are belongs to Chromium or is a link. */
export function startWords(words: readonly string[], cwd: string): StartWords {
  const given = words.findLast((word) => word.startsWith('--data='))?.slice('--data='.length);
  if (given === undefined || given === '') return { folder: null };
  return { folder: isAbsolute(given) ? given : resolve(cwd, given) };
}
