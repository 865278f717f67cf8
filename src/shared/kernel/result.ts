import { type Refusal, refusal } from './refusal.ts';

/** A value, or the expected reason why there is none. Bugs are thrown; they never travel in a Result. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

export function ok<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** Assignable to a Result of any value: `return refused('decimal.too-large', { text })`. */
export function refused(code: string, params: Refusal['params'] = {}): Result<never> {
  return { ok: false, refusal: refusal(code, params) };
}
