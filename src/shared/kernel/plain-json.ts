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
  return problemAt(value, '', deepest, deepest);
}

/** `left`: levels that may still follow. */
function problemAt(value: unknown, path: string, left: number, deepest: number): Refusal | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return textProblem(value, path);
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? null : refusal('input.number-not-exact', { path });
  }
  if (typeof value !== 'object') return refusal('input.not-json', { path });
  if (left <= 0) return refusal('input.too-deep', { path, deepest });
  if (Array.isArray(value)) return firstProblem(value.entries(), path, left, deepest);
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return refusal('input.not-json', { path });
  return firstProblem(Object.entries(value), path, left, deepest);
}

function firstProblem(
  entries: Iterable<[string | number, unknown]>,
  path: string,
  left: number,
  deepest: number,
): Refusal | null {
  for (const [key, item] of entries) {
    const at = path === '' ? String(key) : `${path}.${key}`;
    if (typeof key === 'string') {
      if (FORBIDDEN_KEYS.has(key)) return refusal('input.forbidden-key', { path: at });
      const bad = textProblem(key, path);
      if (bad) return bad;
    }
    const problem = problemAt(item, at, left - 1, deepest);
    if (problem) return problem;
  }
  return null;
}

function textProblem(text: string, path: string): Refusal | null {
  if (!text.isWellFormed()) return refusal('input.text-not-unicode', { path });
  return text.includes('\0') ? refusal('input.text-has-nul', { path }) : null;
}
