import { type NumberedKind, startingPrefixes } from '../../shared/company/number-series.ts';
import type { CommandContext } from '../platform/command-handler.ts';
import { numberSeries } from './company-tables.ts';

/** The next number of a kind of record on this workstation, under the prefix the company gave it: `SO-A-001042`. */
export function nextNumber(ctx: CommandContext, kind: NumberedKind, label = ''): string {
  const prefix = ctx.read.get(numberSeries, kind)?.prefix ?? startingPrefixes[kind];
  return ctx.number(prefix, label);
}
