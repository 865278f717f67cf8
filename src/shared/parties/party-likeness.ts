/** What of a customer is compared to find the same one twice; as it was typed. */
export interface PartyTraits {
  readonly name: string;
  readonly taxNumber: string | null;
  readonly addresses: readonly { readonly street: string; readonly postalCode: string | null }[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

export const likenessReasons = ['tax number', 'email', 'phone', 'name', 'address'] as const;
export type LikenessReason = (typeof likenessReasons)[number];

/** The keys under which a customer is the same as another: two that share a key are alike, for the key's reason. */
export function likenessKeys(traits: PartyTraits): ReadonlyMap<string, LikenessReason> {
  const keys = new Map<string, LikenessReason>();
  const add = (reason: LikenessReason, key: string) => {
    if (key !== '') keys.set(`${reason}|${key}`, reason);
  };
  add('tax number', signsOf(traits.taxNumber ?? ''));
  for (const email of traits.emails) add('email', email.trim().toLowerCase());
  for (const phone of traits.phones) add('phone', phoneKey(phone));
  add('name', nameKey(traits.name));
  for (const { street, postalCode } of traits.addresses) {
    if (postalCode !== null && street !== '') add('address', `${signsOf(postalCode)}|${streetKey(street)}`);
  }
  return keys;
}

/**
 * What every ASCII text under a key holds, case aside, in this order and whatever stands between; of an address, its
 * postal code. For finding whom to compare.
 */
export function signsUnder(key: string): readonly string[] {
  const [reason, text = ''] = key.split('|');
  return reason === 'email' ? [text] : [...text.replaceAll(' ', '')];
}

/** Without case, accents, punctuation, “and”, “the” and the legal form: “The ACME Co., Ltd.” is “acme”. */
export function nameKey(name: string): string {
  const words = wordsOf(name).filter((word) => !FILLERS.has(word));
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1) ?? '')) words.pop();
  return words.join(' ');
}

/** The last nine digits: with or without the country's code it is one line. Fewer than seven are an extension. */
function phoneKey(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
}

function streetKey(street: string): string {
  return wordsOf(street)
    .map((word) => STREET_WORDS[word] ?? word)
    .join(' ');
}

function signsOf(text: string): string {
  return wordsOf(text).join('');
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.replaceAll(/[.'’]/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];
}

const FILLERS: ReadonlySet<string> = new Set(['and', 'the', 'und', 'et', 'y']);

const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'inc incorporated llc ltd limited co company corp corporation plc gmbh ag kg ohg ab oy as aps bv nv sa sas sarl srl spa'.split(
    ' ',
  ),
);

const STREET_WORDS: Readonly<Record<string, string>> = {
  st: 'street',
  str: 'street',
  rd: 'road',
  ave: 'avenue',
  av: 'avenue',
  blvd: 'boulevard',
  dr: 'drive',
  ln: 'lane',
  hwy: 'highway',
  sq: 'square',
  n: 'north',
  s: 'south',
  e: 'east',
  w: 'west',
};
