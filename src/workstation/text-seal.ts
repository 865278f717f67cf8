import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Chance } from '../node/clock-and-chance.ts';

/** Makes a text unreadable for whoever has the file only, and finds out when it was changed. */
export interface TextSeal {
  seal(text: string): string;
  /** Null where it was sealed with another key, or changed since. */
  open(sealed: string): string | null;
}

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** `key`: 32 bytes. A sealed text is base64 of nonce, tag and cipher text. */
export function textSeal(key: Uint8Array, chance: Chance): TextSeal {
  return {
    seal(text) {
      const nonce = chance.bytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < NONCE + TAG) return null;
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}
