import { statSync } from 'node:fs';
import { z } from 'zod';
import { readFileIfThere, writeFileAtomically } from '../node/atomic-file.ts';
import { exclusively } from '../node/lead-lock.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';
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

/** The same behind a seal that the system keeps for the desktop program. */
const sealedShape = z.strictObject({ format: z.literal(2), sealed: z.string() });

export const NO_KEYS: Keys = { format: 1, server: null, people: [], current: null };

type KeysPlace = Pick<DataFolder, 'keys' | 'keysLock' | 'seal'>;

/** The secrets of one workstation, shared by all processes on its folder. Throws where the file is damaged. */
export interface KeysFile {
  read(): Keys;
  update(change: (keys: Keys) => Keys): Keys;
}

export function keysFile(data: KeysPlace): KeysFile {
  let known: { readonly stamp: string; readonly keys: Keys } | null = null;
  const read = (): Keys => {
    const stamp = stampOf(data.keys);
    if (known?.stamp !== stamp) known = { stamp, keys: parsed(data) };
    return known.keys;
  };
  return {
    read,
    update: (change) =>
      exclusively(data.keysLock, () => {
        const keys = change(parsed(data));
        writeFileAtomically(data.keys, textOf(keys, data));
        known = null;
        return keys;
      }),
  };
}

/** Why the keys cannot be read here: they are sealed, and this program has no seal or another one. */
export function keysProblem(data: KeysPlace): Refusal | null {
  const text = readFileIfThere(data.keys);
  const sealed = text === null ? null : sealedIn(text);
  if (sealed === null) return null;
  if (!data.seal) return refusal('keys.sealed');
  return data.seal.open(sealed) === null ? refusal('keys.unreadable') : null;
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

function parsed({ keys, seal }: KeysPlace): Keys {
  const text = readFileIfThere(keys);
  if (text === null) return NO_KEYS;
  const sealed = sealedIn(text);
  if (sealed === null) return parseKeys(text);
  const opened = seal?.open(sealed) ?? null;
  if (opened === null) throw new Error('the keys are sealed');
  return parseKeys(opened);
}

function textOf(keys: Keys, { seal }: KeysPlace): string {
  const text = JSON.stringify(keys, null, 2);
  return seal ? `${JSON.stringify({ format: 2, sealed: seal.seal(text) })}\n` : `${text}\n`;
}

function sealedIn(text: string): string | null {
  const found = sealedShape.safeParse(JSON.parse(text));
  return found.success ? found.data.sealed : null;
}
