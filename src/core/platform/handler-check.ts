import type { May } from '../../shared/kernel/may.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { type CommandContext, Refused } from './command-handler.ts';

/** Refuses unless the rule said yes. */
export function must(may: May): void {
  if (may !== true) throw new Refused(may);
}

/** The value of a calculation, or its refusal as the command's. */
export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Refused(result.refusal);
  return result.value;
}

/** The row, or the refusal `code` with `params` where there is none. */
export function mustExist<Row>(
  row: Row | undefined,
  ctx: Pick<CommandContext, 'refuse'>,
  code: string,
  params: Readonly<Record<string, string | number | null>>,
): Row {
  return row ?? ctx.refuse(code, params);
}
