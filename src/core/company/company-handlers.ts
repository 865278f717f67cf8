import type { companyCommands } from '../../shared/company/company-commands.ts';
import { type NumberedKind, numberedKinds, startingPrefixes } from '../../shared/company/number-series.ts';
import type { RoleTemplate } from '../../shared/people/starting-role.ts';
import type { CommandContext, CommandHandler } from '../platform/command-handler.ts';
import { mustExist } from '../platform/handler-check.ts';
import { foundCompany } from './company-found.ts';
import { company, holidays, numberSeries } from './company-tables.ts';

type CompanyHandlers = {
  readonly [K in keyof typeof companyCommands]: CommandHandler<(typeof companyCommands)[K]>;
};

export function companyHandlers(templates: readonly RoleTemplate[]): CompanyHandlers {
  return {
    foundCompany: foundCompany(templates),
    renameCompany(ctx, { name }) {
      const before = companyRow(ctx).name;
      ctx.write.update(company, 'company', { name });
      return { before };
    },
    changeSettings(ctx, { rateDecimals, workingWeekdays, taxRounding, prefixes }) {
      const row = companyRow(ctx);
      const before = {
        ...(rateDecimals === undefined ? {} : { rateDecimals: row.rateDecimals }),
        ...(workingWeekdays === undefined ? {} : { workingWeekdays: weekdaysOf(row.workingWeekdays) }),
        ...(taxRounding === undefined ? {} : { taxRounding: row.taxRounding ?? ('document' as const) }),
        ...(prefixes === undefined ? {} : { prefixes: prefixes.map(({ kind }) => prefixOf(ctx, kind)) }),
      };
      ctx.write.update(company, 'company', {
        ...(rateDecimals === undefined ? {} : { rateDecimals }),
        ...(workingWeekdays === undefined ? {} : { workingWeekdays: weekdaysText(workingWeekdays) }),
        ...(taxRounding === undefined ? {} : { taxRounding }),
      });
      for (const { kind, prefix } of prefixes ?? []) changePrefix(ctx, kind, prefix);
      return { before };
    },
    addHoliday(ctx, { date, name }) {
      if (ctx.read.find(holidays, { date }).length > 0) ctx.refuse('company.holiday-exists', { date });
      ctx.write.insert(holidays, { id: ctx.newId(''), date, name });
      return {};
    },
    removeHoliday(ctx, { date }) {
      const [found] = ctx.read.find(holidays, { date });
      const holiday = mustExist(found, ctx, 'company.no-such-holiday', { date });
      ctx.write.remove(holidays, holiday.id);
      return { name: holiday.name };
    },
  };
}

/** The company's one row. Throws where there is none: nothing runs before the founding. */
export function companyRow(ctx: Pick<CommandContext, 'read'>) {
  const row = ctx.read.get(company, 'company');
  if (!row) throw new Error('the company was never founded');
  return row;
}

export function weekdaysOf(text: string): number[] {
  return [...text].map(Number);
}

export function weekdaysText(weekdays: readonly number[]): string {
  return [...new Set(weekdays)].sort((a, b) => a - b).join('');
}

function prefixOf(ctx: CommandContext, kind: NumberedKind) {
  return { kind, prefix: ctx.read.get(numberSeries, kind)?.prefix ?? startingPrefixes[kind] };
}

/** Two kinds never share a prefix: a number must say what it is of. */
function changePrefix(ctx: CommandContext, kind: NumberedKind, prefix: string): void {
  const other = numberedKinds.find(
    (candidate) => candidate !== kind && prefixOf(ctx, candidate).prefix === prefix,
  );
  if (other !== undefined) ctx.refuse('company.prefix-taken', { prefix, kind: other });
  if (ctx.read.get(numberSeries, kind)) ctx.write.update(numberSeries, kind, { prefix });
  else ctx.write.insert(numberSeries, { id: kind, prefix });
}
