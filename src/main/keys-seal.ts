import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ElectronSurface } from './electron-surface.ts';

const BYTES = 32;

export type KeysSeal =
  | { readonly kind: 'sealed'; readonly key: Buffer }
  /** The system keeps no secrets for programs here; the keys file is protected by its file mode only. */
  | { readonly kind: 'none' }
  /** There is a seal, and the system does not give it out any more. */
  | { readonly kind: 'lost' };

/**
 * The key with which the workstation process seals its keys file (server key, grants, verifiers). It lies beside our
 * settings as the system's own secret store wraps it: Keychain, DPAPI, libsecret or KWallet. Made when first asked for.
 */
export function keysSeal(safeStorage: ElectronSurface['safeStorage'], file: string): KeysSeal {
  const wrapped = readIfThere(file);
  if (!isSafe(safeStorage)) return wrapped === null ? { kind: 'none' } : { kind: 'lost' };
  if (wrapped !== null) return unwrapped(safeStorage, wrapped);
  const key = randomBytes(BYTES);
  writeFileSync(`${file}.new`, safeStorage.encryptString(key.toString('base64')), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return { kind: 'sealed', key };
}

/** Chromium falls back to a password that everybody knows where Linux has no secret store: that is none. */
function isSafe(safeStorage: ElectronSurface['safeStorage']): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return safeStorage.getSelectedStorageBackend?.() !== 'basic_text';
}

function unwrapped(safeStorage: ElectronSurface['safeStorage'], wrapped: Buffer): KeysSeal {
  try {
    const key = Buffer.from(safeStorage.decryptString(wrapped), 'base64');
    return key.length === BYTES ? { kind: 'sealed', key } : { kind: 'lost' };
  } catch {
    return { kind: 'lost' };
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
