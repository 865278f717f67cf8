import type { customerQueries } from '../../shared/parties/customer-queries.ts';
import { type LikenessReason, likenessKeys, type PartyTraits } from '../../shared/parties/party-likeness.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { customerReader } from './customer-look-up.ts';

const MOST_GROUPS = 200;

/**
 * Reads every customer once and compares keys: some hundred milliseconds at a hundred thousand, asked for by a page or
 * after a pause in typing, never at a key. Customers marked as duplicates are settled and left out.
 */
export const findDuplicates: QueryHandler<(typeof customerQueries)['findDuplicates']> = (
  { db },
  { customer, typed },
) => {
  const traits = traitsOfAll(db);
  const own = typed ? traitsTyped(typed) : customer === undefined ? undefined : traits.get(customer);
  const alike = own ? alikeTo(own, traits, customer ?? null) : alikeAmong(traits);
  const read = customerReader(db);
  return {
    groups: alike.slice(0, MOST_GROUPS).map(({ ids, reasons }) => ({
      reasons: [...reasons],
      customers: ids.flatMap((id) => read(id) ?? []),
    })),
    more: alike.length > MOST_GROUPS,
  };
};

interface Alike {
  readonly ids: readonly string[];
  readonly reasons: readonly LikenessReason[];
}

/** One group per customer that shares a key with the one given. */
function alikeTo(own: PartyTraits, all: ReadonlyMap<string, PartyTraits>, except: string | null): Alike[] {
  const keys = likenessKeys(own);
  const found: Alike[] = [];
  for (const [id, traits] of all) {
    if (id === except) continue;
    const reasons = [...likenessKeys(traits)].filter(([key]) => keys.has(key)).map(([, reason]) => reason);
    if (reasons.length > 0) found.push({ ids: [id], reasons: [...new Set(reasons)] });
  }
  return found.toSorted((a, b) => b.reasons.length - a.reasons.length || compareFirst(a, b));
}

/** Groups that share a key; the same customers under several keys are one group with several reasons. */
function alikeAmong(all: ReadonlyMap<string, PartyTraits>): Alike[] {
  const holders = new Map<string, { readonly reason: LikenessReason; readonly ids: string[] }>();
  for (const [id, traits] of all) {
    for (const [key, reason] of likenessKeys(traits)) {
      const known = holders.get(key);
      if (known) known.ids.push(id);
      else holders.set(key, { reason, ids: [id] });
    }
  }
  const groups = new Map<
    string,
    { readonly ids: readonly string[]; readonly reasons: Set<LikenessReason> }
  >();
  for (const { reason, ids } of holders.values()) {
    if (ids.length < 2) continue;
    const group = ids.toSorted();
    const known = groups.get(group.join(' '));
    if (known) known.reasons.add(reason);
    else groups.set(group.join(' '), { ids: group, reasons: new Set([reason]) });
  }
  return [...groups.values()]
    .map(({ ids, reasons }) => ({ ids, reasons: [...reasons] }))
    .toSorted((a, b) => b.reasons.length - a.reasons.length || compareFirst(a, b));
}

function compareFirst(a: Alike, b: Alike): number {
  const [left = '', right = ''] = [a.ids[0], b.ids[0]];
  return left < right ? -1 : left > right ? 1 : 0;
}

interface Traits extends PartyTraits {
  readonly addresses: { readonly street: string; readonly postalCode: string | null }[];
  readonly phones: string[];
  readonly emails: string[];
}

function traitsOfAll(db: Db): ReadonlyMap<string, PartyTraits> {
  const all = new Map<string, Traits>();
  const parties = db
    .q(
      `SELECT id, name, taxNumber FROM parties WHERE customerState <> 'none' AND duplicateOf IS NULL ORDER BY id`,
    )
    .all() as { id: string; name: string; taxNumber: string | null }[];
  for (const { id, ...party } of parties) all.set(id, { ...party, addresses: [], phones: [], emails: [] });
  const addresses = db.q('SELECT party, street, postalCode FROM addresses WHERE active = 1').all();
  for (const { party, ...address } of addresses as PartyAddress[]) all.get(party)?.addresses.push(address);
  const contacts = db.q('SELECT party, phone, email FROM contacts WHERE active = 1').all();
  for (const { party, phone, email } of contacts as PartyContact[]) {
    if (phone !== null) all.get(party)?.phones.push(phone);
    if (email !== null) all.get(party)?.emails.push(email);
  }
  return all;
}

interface PartyAddress {
  readonly party: string;
  readonly street: string;
  readonly postalCode: string | null;
}

interface PartyContact {
  readonly party: string;
  readonly phone: string | null;
  readonly email: string | null;
}

function traitsTyped(typed: {
  readonly name: string;
  readonly taxNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}): PartyTraits {
  const { name, taxNumber, street, postalCode, phone, email } = typed;
  return {
    name,
    taxNumber,
    addresses: street === null ? [] : [{ street, postalCode }],
    phones: phone === null ? [] : [phone],
    emails: email === null ? [] : [email],
  };
}
