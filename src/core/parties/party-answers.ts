import type { partyQueries } from '../../shared/parties/party-queries.ts';
import type { Side } from '../../shared/parties/party-rules.ts';
import { firstDistinct, recordsByWords, startsWith } from '../company/record-search.ts';
import type { QueryHandler } from '../platform/command-handler.ts';
import type { Db } from '../platform/database.ts';
import { rowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { rulesOfCustomer } from './order-rule-edits.ts';
import { countParties, listParties } from './party-list.ts';
import { type PartyRow, termsOf } from './party-row.ts';
import type { addresses, contacts } from './party-tables.ts';

const LINE = 'id, name, customerCode, vendorCode, customerState, vendorState';

type PartyLine = Pick<
  PartyRow,
  'id' | 'name' | 'customerCode' | 'vendorCode' | 'customerState' | 'vendorState'
>;

export const partyAnswers: {
  readonly [K in keyof typeof partyQueries]: QueryHandler<(typeof partyQueries)[K]>;
} = {
  findParties({ db }, { text, side, limit }) {
    const sides: readonly Side[] = side === undefined ? ['customer', 'vendor'] : [side];
    const ids = firstDistinct(
      [
        ...sides.flatMap((each) => byCode(db, each, 'code', text, limit)),
        ...sides.flatMap((each) => byCode(db, each, 'prefix', text, limit)),
        ...recordsByWords(db, 'party', text, limit * 4),
      ],
      limit * 4,
    );
    const line = db.q(`SELECT ${LINE} FROM parties WHERE id = ?`);
    const lines = ids.map((id) => line.get(id) as PartyLine);
    const wanted = lines.filter((row) => side === undefined || row[`${side}State`] !== 'none');
    return { parties: wanted.slice(0, limit) };
  },
  showParty(ctx, { party }) {
    const { db } = ctx;
    const row = db.q('SELECT * FROM parties WHERE id = ?').get(party) as PartyRow | undefined;
    if (!row) return ctx.refuse('parties.no-such-party', { party });
    const { id, name, customerCode, vendorCode, customerState, vendorState } = row;
    const { currency, customerGroup, website, note, defaultShipTo, defaultBillTo } = row;
    const { customerRank, taxGroup, taxNumber, defaultShipFrom, duplicateOf } = row;
    const { incoterm, shipVia, carrierAccount, defaultContact } = row;
    return {
      ...{ id, name, customerCode, vendorCode, customerState, vendorState },
      ...{ currency, customerGroup, website, note, defaultShipTo, defaultBillTo },
      ...{ customerRank, taxGroup, taxNumber, defaultShipFrom, duplicateOf },
      ...{ incoterm, shipVia, carrierAccount, defaultContact },
      rules: [...rulesOfCustomer(rowReader(db), party)],
      customerTerms: termsOf(row, 'customer'),
      vendorTerms: termsOf(row, 'vendor'),
      addresses: addressesOf(db, party),
      contacts: contactsOf(db, party),
      externalKeys: db
        .q(
          'SELECT system, externalKey AS "key" FROM externalKeys WHERE record = ? ORDER BY system, externalKey',
        )
        .all(party) as { system: string; key: string }[],
    };
  },
  listParties,
  countParties,
};

function byCode(db: Db, side: Side, how: 'code' | 'prefix', text: string, limit: number): string[] {
  const column = `${side}Code`;
  if (how === 'code') {
    return db.q(`SELECT id FROM parties WHERE ${column} = ?`).pluck().all(text) as string[];
  }
  return db
    .q(
      `SELECT id FROM parties WHERE ${column} IS NOT NULL AND ${column} LIKE ? ESCAPE '\\'
       ORDER BY ${column} COLLATE NOCASE, id LIMIT ?`,
    )
    .pluck()
    .all(startsWith(text), limit) as string[];
}

function addressesOf(db: Db, party: string) {
  const rows = db
    .q(
      `SELECT id, name, street, city, region, postalCode, country, countryName, isShipTo, isBillTo, active
       FROM addresses WHERE party = ? ORDER BY active DESC, id`,
    )
    .all(party) as Omit<RowOf<typeof addresses>, 'party'>[];
  return rows.map((row) => ({
    ...row,
    isShipTo: row.isShipTo === 1,
    isBillTo: row.isBillTo === 1,
    active: row.active === 1,
  }));
}

function contactsOf(db: Db, party: string) {
  const rows = db
    .q(
      `SELECT id, name, jobTitle, email, phone, fax, note, active
       FROM contacts WHERE party = ? ORDER BY active DESC, name, id`,
    )
    .all(party) as Omit<RowOf<typeof contacts>, 'party'>[];
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}
