import type { taxCodeCommands } from '../../shared/tax/tax-code-commands.ts';
import { items } from '../items/item-tables.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { defined, standingOf } from '../platform/patch.ts';
import type { RowOf } from '../platform/table.ts';
import { taxCodes, taxRates } from './tax-tables.ts';

export const taxCodeHandlers: {
  readonly [K in keyof typeof taxCodeCommands]: CommandHandler<(typeof taxCodeCommands)[K]>;
} = {
  createTaxCode(ctx, { code, title, basis, currency, rate, validFrom }) {
    mustBeFree(ctx, code, null);
    if (basis === 'unit' && currency === null) ctx.refuse('tax.needs-currency', { code });
    if (basis !== 'unit' && currency !== null) ctx.refuse('tax.needs-no-currency', { code });
    const id = ctx.newId('');
    ctx.write.insert(taxCodes, { id, code, title, basis, currency, active: 1 });
    ctx.write.insert(taxRates, { id: ctx.newId('rate'), taxCode: id, item: null, validFrom, rate });
    return { id };
  },
  changeTaxCode(ctx, { taxCode, changes }) {
    const row = taxCodeRow(ctx, taxCode);
    if (changes.code !== undefined) mustBeFree(ctx, changes.code, taxCode);
    ctx.write.update(taxCodes, taxCode, defined(changes));
    return { before: standingOf(row, changes) };
  },
  deactivateTaxCode(ctx, { taxCode }) {
    const { code, active } = taxCodeRow(ctx, taxCode);
    if (active === 0) ctx.refuse('tax.code-inactive', { code });
    ctx.write.update(taxCodes, taxCode, { active: 0 });
    return {};
  },
  reactivateTaxCode(ctx, { taxCode }) {
    const { code, active } = taxCodeRow(ctx, taxCode);
    if (active === 1) ctx.refuse('tax.code-active', { code });
    ctx.write.update(taxCodes, taxCode, { active: 1 });
    return {};
  },
  setTaxRate(ctx, { taxCode, item, validFrom, rate }) {
    taxCodeRow(ctx, taxCode);
    if (item !== null) mustExist(ctx.read.get(items, item), ctx, 'tax.no-such-item', { item });
    const [standing] = ctx.read.find(taxRates, { taxCode, item, validFrom });
    if (standing) {
      ctx.write.update(taxRates, standing.id, { rate });
      return { id: standing.id, before: standing.rate };
    }
    const id = ctx.newId('');
    ctx.write.insert(taxRates, { id, taxCode, item, validFrom, rate });
    return { id, before: null };
  },
  removeTaxRate(ctx, { rate }) {
    const { id, ...row } = mustExist(ctx.read.get(taxRates, rate), ctx, 'tax.no-such-rate', { rate });
    ctx.write.remove(taxRates, id);
    return row;
  },
};

export function taxCodeRow(ctx: CommandContext, taxCode: string): RowOf<typeof taxCodes> {
  return mustExist(ctx.read.get(taxCodes, taxCode), ctx, 'tax.no-such-code', { taxCode });
}

function mustBeFree(ctx: CommandContext, code: string, own: string | null): void {
  const [holder] = ctx.read.find(taxCodes, { code });
  if (holder && holder.id !== own) ctx.refuse('tax.code-taken', { code });
}
