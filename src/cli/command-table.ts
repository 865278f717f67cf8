import type { AnyCliCommand } from './cli-command.ts';
import { helpCommand } from './help-command.ts';

/** Every command there is, in the order of the help. */
export const commandTable: readonly AnyCliCommand[] = [helpCommand(() => commandTable)];
