import { createCipheriv, createDecipheriv, hash } from 'node:crypto';

/**
 * Encrypts what a workstation carries for the server but may not read (AES-256-GCM). The nonce comes from key and text,
 * because the core has no chance: the same text sealed twice gives the same words, which tells nothing new.
 */
export function seal(key: Buffer, text: string): string {
  const nonce = hash('sha256', Buffer.concat([key, Buffer.from(text)]), 'buffer').subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Null if the text was not sealed with this key or was altered. */
export function unseal(key: Buffer, sealed: string): string | null {
  try {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
