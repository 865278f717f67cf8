import type { z } from 'zod';
import type { Result } from '../shared/kernel/result.ts';
import type { PersonSession, Workstation } from './workstation.ts';

/** What a screen asks of its workstation only: never captured, never sent, named `local.…` on the wire. */
export interface LocalCall {
  readonly input: z.ZodType;
  answer(
    workstation: Workstation,
    input: never,
    as: PersonSession | undefined,
  ): Result<unknown> | Promise<Result<unknown>>;
}

export function localCall<I extends z.ZodType>(
  input: I,
  answer: (
    workstation: Workstation,
    input: z.output<I>,
    as: PersonSession | undefined,
  ) => Result<unknown> | Promise<Result<unknown>>,
): LocalCall {
  return { input, answer };
}
