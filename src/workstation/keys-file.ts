import { statSync } from 'node:fs';
import { z } from 'zod';
import { readFileIfThere, writeFileAtomically } from '../node/atomic-file.ts';
import { exclusively } from '../node/lead-lock.ts';
import type { DataFolder } from './data-folder.ts';

const instant = z.number().int();

const personKeys = z.object({
  person: z.string(),
  /** What they sign in with. */
  name: z.string(),
  /** Proves the password without a server; made by the server, or here where the authority is here. */
  verifier: z.string(),
  grant: z.object({ id: z.string(), issuedAt: instant, expiresAt: instant }).nullable(),
  /** For the server's administration; online only. */
  session: z.object({ token: z.string(), expiresAt: instant }).nullable(),
  signedIn: z.boolean(),
});
export type PersonKeys = z.output<typeof personKeys>;

const keysShape = z.object({
  format: z.literal(1),
  server: z.object({ url: z.string(), key: z.string() }).nullable(),
  people: z.array(personKeys),
  /** The person commands run as when none is named. */
  current: z.string().nullable(),
});
export type Keys = z.output<typeof keysShape>;

export const NO_KEYS: Keys = { format: 1, server: null, people: [], current: null };

/** The secrets of one workstation, shared by all processes on its folder. Throws where the file is damaged. */
export interface KeysFile {
  read(): Keys;
  update(change: (keys: Keys) => Keys): Keys;
}

export function keysFile(data: Pick<DataFolder, 'keys' | 'keysLock'>): KeysFile {
  let known: { readonly stamp: string; readonly keys: Keys } | null = null;
  const read = (): Keys => {
    const stamp = stampOf(data.keys);
    if (known?.stamp !== stamp) known = { stamp, keys: parsed(data.keys) };
    return known.keys;
  };
  return {
    read,
    update: (change) =>
      exclusively(data.keysLock, () => {
        const keys = change(parsed(data.keys));
        writeFileAtomically(data.keys, `${JSON.stringify(keys, null, 2)}\n`);
        known = null;
        return keys;
      }),
  };
}

/** Throws where the text is not that of a keys file. */
export function parseKeys(text: string): Keys {
  return keysShape.parse(JSON.parse(text));
}

/** Changes whenever the file is replaced: each replacement is a file of its own. */
function stampOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.ino}|${stat.mtimeNs}|${stat.size}` : 'none';
}

function parsed(file: string): Keys {
  const text = readFileIfThere(file);
  return text === null ? NO_KEYS : parseKeys(text);
}
