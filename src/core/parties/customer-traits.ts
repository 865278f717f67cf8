import {
  type LikenessReason,
  likenessKeys,
  type PartyTraits,
  signsUnder,
} from '../../shared/parties/party-likeness.ts';
import type { Db } from '../platform/database.ts';

interface Traits extends PartyTraits {
  readonly addresses: { readonly street: string; readonly postalCode: string | null }[];
  readonly phones: string[];
  readonly emails: string[];
}

const STANDS = `p.customerState <> 'none' AND p.duplicateOf IS NULL`;

/** Of every customer that stands for itself: a second or two at fifty thousand, for the list of all groups only. */
export function allTraits(db: Db): ReadonlyMap<string, PartyTraits> {
  return traitsWhere(db, STANDS, []);
}

/** Undefined for what is no customer, or stands for another. */
export function customerTraits(db: Db, customer: string): PartyTraits | undefined {
  return traitsWhere(db, `${STANDS} AND p.id = ?`, [customer]).get(customer);
}

/**
 * Customers held under a key. SQLite finds those whose text has the key's signs, some ten milliseconds at fifty thousand;
 * only they are compared.
 */
export function holdersOf(db: Db, key: string, reason: LikenessReason): ReadonlySet<string> {
  const { sql, traits } = LOOKS[reason];
  const rows = db.q(sql).all({ signs: `%${signsUnder(key).join('%')}%` }) as LookedAt[];
  const held = rows.filter((row) => likenessKeys({ ...NOTHING, ...traits(row) }).has(key));
  return new Set(held.map(({ party }) => party));
}

interface LookedAt {
  readonly party: string;
  readonly text: string;
  readonly postalCode: string;
}

const NOTHING: PartyTraits = { name: '', taxNumber: null, addresses: [], phones: [], emails: [] };

const LOOKS: Readonly<
  Record<LikenessReason, { readonly sql: string; readonly traits: (row: LookedAt) => Partial<PartyTraits> }>
> = {
  'tax number': { sql: ofParty('taxNumber'), traits: ({ text }) => ({ taxNumber: text }) },
  email: { sql: ofContact('email'), traits: ({ text }) => ({ emails: [text] }) },
  phone: { sql: ofContact('phone'), traits: ({ text }) => ({ phones: [text] }) },
  name: { sql: ofParty('name'), traits: ({ text }) => ({ name: text }) },
  address: {
    sql: `SELECT a.party, a.street AS text, a.postalCode FROM addresses a CROSS JOIN parties p ON p.id = a.party
          WHERE a.active = 1 AND ${mayHold('a.postalCode')} AND ${STANDS}`,
    traits: ({ text, postalCode }) => ({ addresses: [{ street: text, postalCode }] }),
  },
};

function ofParty(column: string): string {
  return `SELECT p.id AS party, p.${column} AS text FROM parties p WHERE ${mayHold(`p.${column}`)} AND ${STANDS}`;
}

// CROSS: contacts first, because most of them fall at once.
function ofContact(column: string): string {
  return `SELECT c.party, c.${column} AS text FROM contacts c CROSS JOIN parties p ON p.id = c.party
          WHERE c.active = 1 AND ${mayHold(`c.${column}`)} AND ${STANDS}`;
}

/** The signs in their order, whatever stands between; what is not ASCII may be written with other letters. */
function mayHold(column: string): string {
  return `(${column} LIKE @signs OR ${column} GLOB '*[^ -~]*')`;
}

function traitsWhere(db: Db, where: string, values: readonly string[]): ReadonlyMap<string, PartyTraits> {
  const all = new Map<string, Traits>();
  const parties = db
    .q(`SELECT p.id, p.name, p.taxNumber FROM parties p WHERE ${where} ORDER BY p.id`)
    .all(...values) as { id: string; name: string; taxNumber: string | null }[];
  for (const { id, ...party } of parties) all.set(id, { ...party, addresses: [], phones: [], emails: [] });
  const addresses = db
    .q(
      `SELECT a.party, a.street, a.postalCode FROM parties p JOIN addresses a ON a.party = p.id
       WHERE a.active = 1 AND ${where} ORDER BY a.party, a.id`,
    )
    .all(...values) as { party: string; street: string; postalCode: string | null }[];
  for (const { party, ...address } of addresses) all.get(party)?.addresses.push(address);
  const contacts = db
    .q(
      `SELECT c.party, c.phone, c.email FROM parties p JOIN contacts c ON c.party = p.id
       WHERE c.active = 1 AND ${where} ORDER BY c.party, c.id`,
    )
    .all(...values) as { party: string; phone: string | null; email: string | null }[];
  for (const { party, phone, email } of contacts) {
    if (phone !== null) all.get(party)?.phones.push(phone);
    if (email !== null) all.get(party)?.emails.push(email);
  }
  return all;
}
