import type { z } from 'zod';
import { MAX_JSON_DEPTH, plainJsonProblem } from './plain-json.ts';
import { ok, type Result, refused } from './result.ts';

/** What came from outside, checked and read by its schema. Refusals: those of {@link plainJsonProblem} and {@link parsedBy}. */
export function readInput<I extends z.ZodType>(
  schema: I,
  input: unknown,
  deepest: number = MAX_JSON_DEPTH,
): Result<z.output<I>> {
  const problem = plainJsonProblem(input, deepest);
  return problem ? { ok: false, refusal: problem } : parsedBy(schema, input);
}

/** What is known to be plain JSON, read by its schema. Refusal: `input.invalid`, of the first thing that is wrong. */
export function parsedBy<I extends z.ZodType>(schema: I, input: unknown): Result<z.output<I>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return refused('input.invalid', {
    path: issue?.path.map(String).join('.') ?? '',
    message: issue?.message ?? '',
  });
}
