import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { Chance } from '../node/clock-and-chance.ts';

/** Letters and digits that are not mistaken for one another when read out or typed (Crockford's base 32). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LETTERS = 20;

/** A code for people to carry over, 100 bits: `K7QF2-9ZM0A-…`. */
export function makeOneTimeCode(chance: Chance): string {
  const letters = [...chance.bytes(CODE_LETTERS)].map((byte) => LETTERS.charAt(byte & 31));
  return (letters.join('').match(/.{5}/g) ?? []).join('-');
}

/** What of a typed code counts: without blanks and dashes, the letters one mistakes put right. */
export function codeAsMeant(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The form in which a secret of high entropy is stored: a thief of the file cannot show it. */
export function secretHash(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/** 256 bits for a session. */
export function makeSecret(chance: Chance): string {
  return Buffer.from(chance.bytes(32)).toString('base64url');
}

/** `text` with a proof that this server said it: `text.proof`. */
export function signed(text: string, key: Buffer): string {
  return `${text}.${proofOf(text, key)}`;
}

/** The text that was signed, or null if it was not by this server. */
export function readSigned(signedText: string, key: Buffer): string | null {
  const dot = signedText.lastIndexOf('.');
  if (dot < 1) return null;
  const text = signedText.slice(0, dot);
  const found = Buffer.from(signedText.slice(dot + 1));
  const expected = Buffer.from(proofOf(text, key));
  return found.length === expected.length && timingSafeEqual(found, expected) ? text : null;
}

function proofOf(text: string, key: Buffer): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}
