import { z } from 'zod';
import type { CommandDeclaration, Permission } from './command.ts';
import type { May } from './may.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What somebody does next with a record: the last column of its list. Where nobody has to do anything there is none. */
export interface NextStep<Action extends string = string> {
  readonly action: Action;
  /** The command that does it in the end. */
  readonly command: string;
  /** Why it cannot be done yet, or not by whoever asks; null where it can. The command asks again. */
  readonly refusal: Refusal | null;
}

/** A command, as far as it matters who may run it: its declaration, or the name and right of one of a later domain. */
export type StepCommand = Pick<CommandDeclaration, 'name' | 'permission'>;

/** The rights of whoever asks. */
export type Has = (permission: Permission) => boolean;

/** `may`: what the command's own rule says. */
export function nextStep<Action extends string>(
  action: Action,
  { name, permission }: StepCommand,
  has: Has,
  may: May = true,
): NextStep<Action> {
  if (may !== true) return { action, command: name, refusal: may };
  if (permission === null || has(permission)) return { action, command: name, refusal: null };
  return { action, command: name, refusal: refusal('people.no-permission', { permission, command: name }) };
}

/** Of a query that lists records. */
export function nextStepField<const Actions extends readonly [string, ...string[]]>(actions: Actions) {
  return z.strictObject({
    action: z.enum(actions),
    command: z.string(),
    refusal: z
      .strictObject({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      })
      .nullable(),
  });
}
