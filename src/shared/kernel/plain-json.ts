import { type Refusal, refusal } from './refusal.ts';

/** Deepest nesting a command or query input may have. */
export const MAX_JSON_DEPTH = 24;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Null when `value` is JSON that every replica reads the same way, otherwise what is wrong and where: numbers within
 * ±2⁵³ and no fractions (money and quantities are scaled integers), text that is well-formed Unicode without NUL,
 * plain objects without keys that reach a prototype, no deeper than `deepest`.
 */
export function plainJsonProblem(value: unknown, deepest = MAX_JSON_DEPTH): Refusal | null {
  return problemAt(value, [], deepest, deepest);
}

/** `path` leads to `value`, and `left` levels may still follow. */
function problemAt(value: unknown, path: (string | number)[], left: number, deepest: number): Refusal | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return textProblem(value, path);
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? null : refusal('input.number-not-exact', { path: path.join('.') });
  }
  if (typeof value !== 'object') return refusal('input.not-json', { path: path.join('.') });
  if (left <= 0) return refusal('input.too-deep', { path: path.join('.'), deepest });
  if (Array.isArray(value)) return problemInList(value, path, left, deepest);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return refusal('input.not-json', { path: path.join('.') });
  return problemInObject(value as Readonly<Record<string, unknown>>, path, left, deepest);
}

function problemInList(
  items: readonly unknown[],
  path: (string | number)[],
  left: number,
  deepest: number,
): Refusal | null {
  for (let i = 0; i < items.length; i++) {
    path.push(i);
    const problem = problemAt(items[i], path, left - 1, deepest);
    if (problem) return problem;
    path.pop();
  }
  return null;
}

function problemInObject(
  object: Readonly<Record<string, unknown>>,
  path: (string | number)[],
  left: number,
  deepest: number,
): Refusal | null {
  for (const key of Object.keys(object)) {
    if (FORBIDDEN_KEYS.has(key)) return refusal('input.forbidden-key', { path: [...path, key].join('.') });
    const bad = textProblem(key, path);
    if (bad) return bad;
    path.push(key);
    const problem = problemAt(object[key], path, left - 1, deepest);
    if (problem) return problem;
    path.pop();
  }
  return null;
}

/** What a text without fault rarely has; a pair of surrogates is none. */
const SUSPECT = /[\0\ud800-\udfff]/;

function textProblem(text: string, path: readonly (string | number)[]): Refusal | null {
  if (!SUSPECT.test(text)) return null;
  if (!text.isWellFormed()) return refusal('input.text-not-unicode', { path: path.join('.') });
  return text.includes('\0') ? refusal('input.text-has-nul', { path: path.join('.') }) : null;
}
