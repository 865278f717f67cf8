import type { BoundCommand, BoundQuery } from '../platform/command-handler.ts';
import { creditAnswers } from './credit-answers.ts';
import { creditHandlers } from './credit-edits.ts';

/** What the domain adds to the core. */
export const creditCore: {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} = { commands: creditHandlers, queries: creditAnswers };
