/**
 * Ids are 26 lower-case Crockford base-32 characters: 48 bits of wall time (only so that neighbours in time are
 * neighbours in an index) and 80 bits of chance. Time and chance come from outside: shared code has neither.
 */
export type Id = string;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_PATTERN = /^[0-9a-hjkmnp-tv-z]{26}$/;

/** A new id from milliseconds since the epoch and ten random bytes. Throws RangeError if the bytes are not ten. */
export function makeId(nowMs: number, random: Uint8Array): Id {
  if (random.length !== 10) throw new RangeError('an id takes ten random bytes');
  return encodeTime(nowMs) + encodeBytes(random);
}

export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

/**
 * The id of a row that a change set makes, named by the row's role in the command ("line:3", "hold:credit") and never
 * by call order: on another branch of history the same role must still be the same row.
 */
export function rowId(changeSetId: Id, label: string): string {
  return label === '' ? changeSetId : `${changeSetId}.${label}`;
}

function encodeTime(nowMs: number): string {
  let rest = Math.trunc(nowMs);
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function encodeBytes(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return text;
}
