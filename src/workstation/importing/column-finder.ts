import { refusal } from '../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../shared/kernel/result.ts';

/**
 * Position from 0 of a column that a mapping names by its header or by its place from 1; undefined when the file lacks
 * it. Spaces around a header do not count; upper and lower case count only where two headers differ by nothing else.
 * Refusal: `import.column-ambiguous`.
 */
export function findColumn(header: readonly string[], wanted: string | number): Result<number | undefined> {
  if (typeof wanted === 'number') return ok(wanted <= header.length ? wanted - 1 : undefined);
  const name = wanted.trim();
  const exact = positions(header, (title) => title === name);
  const found =
    exact.length > 0 ? exact : positions(header, (title) => title.toLowerCase() === name.toLowerCase());
  if (found.length > 1) return { ok: false, refusal: refusal('import.column-ambiguous', { column: name }) };
  return ok(found[0]);
}

function positions(header: readonly string[], matches: (title: string) => boolean): readonly number[] {
  return header.flatMap((title, at) => (matches(title.trim()) ? [at] : []));
}
