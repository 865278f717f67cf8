import type { Side, SideFacts, SideState } from '../../shared/parties/party-rules.ts';
import {
  type PaymentTerms,
  type TermsColumns,
  termsColumns,
  termsFromColumns,
} from '../../shared/parties/payment-terms.ts';
import { companyRow } from '../company/company-handlers.ts';
import { nextNumber } from '../company/number-prefix.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import type { RowOf } from '../platform/table.ts';
import { parties } from './party-tables.ts';

export type PartyRow = RowOf<typeof parties>;

/** Names of a side's columns. */
const COLUMNS = {
  customer: {
    code: 'customerCode',
    state: 'customerState',
    netDays: 'customerNetDays',
    discountDays: 'customerDiscountDays',
    discountPercent: 'customerDiscountPercent',
    prepaid: 'customerPrepaid',
  },
  vendor: {
    code: 'vendorCode',
    state: 'vendorState',
    netDays: 'vendorNetDays',
    discountDays: 'vendorDiscountDays',
    discountPercent: 'vendorDiscountPercent',
    prepaid: 'vendorPrepaid',
  },
} as const;

export function partyRow(ctx: CommandContext, party: string): PartyRow {
  return mustExist(ctx.read.get(parties, party), ctx, 'parties.no-such-party', { party });
}

export function sideFacts(
  row: Pick<PartyRow, 'id' | 'customerState' | 'vendorState' | 'duplicateOf'>,
  side: Side,
): SideFacts {
  const duplicateOf = side === 'customer' ? row.duplicateOf : null;
  return { party: row.id, side, state: row[COLUMNS[side].state], duplicateOf };
}

/** The terms of one side, null where none are agreed. */
export function termsOf(row: PartyRow, side: Side): PaymentTerms | null {
  const names = COLUMNS[side];
  return termsFromColumns({
    netDays: row[names.netDays],
    discountDays: row[names.discountDays],
    discountPercent: row[names.discountPercent],
    prepaid: row[names.prepaid],
  });
}

export function termsPatch(side: Side, terms: PaymentTerms | null): Partial<PartyRow> {
  const columns: TermsColumns = termsColumns(terms);
  const names = COLUMNS[side];
  return {
    [names.netDays]: columns.netDays,
    [names.discountDays]: columns.discountDays,
    [names.discountPercent]: columns.discountPercent,
    [names.prepaid]: columns.prepaid,
  };
}

export function statePatch(side: Side, state: SideState): Partial<PartyRow> {
  return { [COLUMNS[side].state]: state };
}

export function codePatch(side: Side, code: string): Partial<PartyRow> {
  return { [COLUMNS[side].code]: code };
}

export function codeOf(row: PartyRow, side: Side): string | null {
  return row[COLUMNS[side].code];
}

/** The party that has this code on this side. */
export function partyByCode(ctx: CommandContext, side: Side, code: string): PartyRow | undefined {
  return ctx.read.find(parties, side === 'customer' ? { customerCode: code } : { vendorCode: code })[0];
}

/** The code asked for if it is free, or this workstation's next number. */
export function freeCode(ctx: CommandContext, side: Side, wanted: string | null): string {
  const code = wanted ?? nextNumber(ctx, side);
  const holder = partyByCode(ctx, side, code);
  if (holder) ctx.refuse('parties.code-taken', { code, side, party: holder.id });
  return code;
}

export interface NewParty {
  readonly id: string;
  readonly side: Side;
  readonly code: string;
  readonly name: string;
  /** Null: the company's. */
  readonly currency: string | null;
  readonly terms: PaymentTerms | null;
  readonly website: string | null;
  readonly note: string | null;
  readonly customerGroup?: string | null;
  /** Where it is shipped and billed to unless somebody says otherwise; null: no address yet. */
  readonly address?: string | null;
}

export function insertParty(ctx: CommandContext, party: NewParty): void {
  const {
    id,
    side,
    code,
    name,
    currency,
    terms,
    website,
    note,
    customerGroup = null,
    address = null,
  } = party;
  ctx.write.insert(parties, {
    id,
    name,
    customerState: 'none',
    vendorState: 'none',
    ...statePatch(side, 'active'),
    ...codePatch(side, code),
    ...termsPatch(side, terms),
    customerGroup,
    currency: currency ?? companyRow(ctx).currency,
    website,
    note: note === '' ? null : note,
    defaultShipTo: address,
    defaultBillTo: address,
  });
}
