import { hash } from 'node:crypto';

/** SHA-256 of UTF-8 text, the first 160 bits as base64url (27 characters): chain links and change-set hashes. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 27);
}

/** 53-bit hash of a text for the index of conflict keys, where a collision costs only a needless re-run. */
export function keyHash(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
