import { hash } from 'node:crypto';

/** Bytes of the hash before a part's own. */
export const PART_HASH_BYTES = 32;

/** A part as it travels: the SHA-256 of its bytes, then the bytes. */
export function sealedPart(bytes: Uint8Array): Buffer {
  return Buffer.concat([hash('sha256', bytes, 'buffer'), bytes]);
}

/** The bytes of a part that arrived; null where they are not what was sent. */
export function openedPart(sealed: Uint8Array): Buffer | null {
  if (sealed.length < PART_HASH_BYTES) return null;
  const bytes = Buffer.from(
    sealed.buffer,
    sealed.byteOffset + PART_HASH_BYTES,
    sealed.length - PART_HASH_BYTES,
  );
  const told = Buffer.from(sealed.buffer, sealed.byteOffset, PART_HASH_BYTES);
  return hash('sha256', bytes, 'buffer').equals(told) ? bytes : null;
}
