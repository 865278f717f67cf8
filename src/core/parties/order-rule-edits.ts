import type { OrderRule, OrderRuleTerms } from '../../shared/parties/order-rule.ts';
import { orderRuleCommands } from '../../shared/parties/order-rule-commands.ts';
import { partyCan } from '../../shared/parties/party-rules.ts';
import { bindCommands, type CommandContext } from '../platform/command-handler.ts';
import { must, mustExist } from '../platform/handler-check.ts';
import type { RowReader } from '../platform/row-reader.ts';
import type { RowOf } from '../platform/table.ts';
import { partyRow, sideFacts } from './party-row.ts';
import { addresses, customerRules } from './party-tables.ts';

type RuleRow = RowOf<typeof customerRules>;

export const orderRuleHandlers = bindCommands(orderRuleCommands, {
  addOrderRule: (ctx, { customer, strength, terms }) => {
    must(partyCan.change(sideFacts(partyRow(ctx, customer), 'customer')));
    ownShipTos(ctx, customer, terms);
    const id = ctx.newId('');
    ctx.write.insert(customerRules, { id, customer, strength, ...columnsOf(terms) });
    return { id };
  },

  changeOrderRule: (ctx, { rule, strength, terms }) => {
    const row = ruleRow(ctx, rule);
    ownShipTos(ctx, row.customer, terms);
    ctx.write.update(customerRules, rule, { strength, ...columnsOf(terms) });
    return { before: { strength: row.strength, terms: termsOf(row) } };
  },

  removeOrderRule: (ctx, { rule }) => {
    const row = ruleRow(ctx, rule);
    ctx.write.remove(customerRules, rule);
    return { customer: row.customer, strength: row.strength, terms: termsOf(row) };
  },
});

/** What a customer wants of every order: for checks of an order and its first values. By age of the rule. */
export function rulesOfCustomer(read: RowReader, customer: string): readonly OrderRule[] {
  return read
    .find(customerRules, { customer })
    .map((row) => ({ id: row.id, strength: row.strength, terms: termsOf(row) }));
}

function ruleRow(ctx: CommandContext, rule: string): RuleRow {
  return mustExist(ctx.read.get(customerRules, rule), ctx, 'parties.no-such-rule', { rule });
}

function ownShipTos(ctx: CommandContext, customer: string, terms: OrderRuleTerms): void {
  if (terms.kind !== 'only-ship-tos') return;
  for (const address of terms.addresses) {
    const row = ctx.read.get(addresses, address);
    if (row?.party !== customer || row.isShipTo === 0) ctx.refuse('parties.no-such-address', { address });
  }
}

type TermsColumns = Omit<RuleRow, 'id' | 'customer' | 'strength'>;

const NO_TERMS = {
  weekday: null,
  fromTime: null,
  untilTime: null,
  amount: null,
  addresses: null,
  note: null,
} as const;

function columnsOf(terms: OrderRuleTerms): TermsColumns {
  if (terms.kind === 'only-ship-tos') {
    return { ...NO_TERMS, kind: terms.kind, addresses: terms.addresses.join(' ') };
  }
  return { ...NO_TERMS, ...terms };
}

function termsOf(row: RuleRow): OrderRuleTerms {
  const { kind, weekday, fromTime, untilTime } = row;
  switch (kind) {
    case 'no-delivery':
      return { kind, weekday: weekday ?? 1, fromTime, untilTime };
    case 'minimum-value':
      return { kind, amount: row.amount ?? 0 };
    case 'only-ship-tos':
      return { kind, addresses: (row.addresses ?? '').split(' ') };
    case 'note':
      return { kind, note: row.note ?? '' };
    default:
      return { kind };
  }
}
