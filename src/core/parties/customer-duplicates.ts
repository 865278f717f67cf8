import type { customerQueries } from '../../shared/parties/customer-queries.ts';
import { type LikenessReason, likenessKeys, type PartyTraits } from '../../shared/parties/party-likeness.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { customerReader } from './customer-look-up.ts';
import { allTraits, customerTraits, holdersOf } from './customer-traits.ts';

const MOST_GROUPS = 200;

/** Customers marked as duplicates are settled and left out. */
export const findDuplicates: QueryHandler<(typeof customerQueries)['findDuplicates']> = (
  { db },
  { customer, typed },
) => {
  const alike = typed
    ? alikeTo(db, traitsTyped(typed), customer ?? null)
    : customer === undefined
      ? alikeAmong(allTraits(db))
      : alikeTo(db, customerTraits(db, customer), customer);
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
function alikeTo(db: Db, own: PartyTraits | undefined, except: string | null): Alike[] {
  if (own === undefined) return [];
  const reasons = new Map<string, Set<LikenessReason>>();
  for (const [key, reason] of likenessKeys(own)) {
    for (const id of holdersOf(db, key, reason)) {
      if (id !== except) reasons.set(id, (reasons.get(id) ?? new Set()).add(reason));
    }
  }
  return [...reasons]
    .map(([id, why]) => ({ ids: [id], reasons: [...why] }))
    .toSorted((a, b) => b.reasons.length - a.reasons.length || compareFirst(a, b));
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
