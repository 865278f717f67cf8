import type { Encoding } from '../../shared/sync/import-inspection.ts';
import { utf8Of } from '../importing/source-encoding.ts';
import type { SourceFile } from '../importing/source-file.ts';

/**
 * The delimiter of which most lines have the same number: where nobody has said which row is the header, titles and notes
 * above it must not decide. A comma where there is none. Throws Unreadable.
 */
export async function guessedDelimiter(file: SourceFile, encoding: Encoding): Promise<string> {
  let text = '';
  for await (const chunk of utf8Of(file, encoding)) {
    text += chunk.toString('utf8');
    if (text.length >= LOOKED_AT) break;
  }
  const lines = text
    .slice(0, LOOKED_AT)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 100);
  const scored = CANDIDATES.map((delimiter) => ({ delimiter, score: agreement(lines, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** In the order of preference when two are equally good. */
const CANDIDATES: readonly string[] = [',', ';', '\t', '|'];
const LOOKED_AT = 1 << 16;

/** How many lines have the count that most have, and a little for more columns. */
function agreement(lines: readonly string[], delimiter: string): number {
  const times = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
  }
  const [count = 0, lineCount = 0] = [...times].toSorted(([a, m], [b, n]) => n - m || b - a)[0] ?? [];
  return lineCount + Math.min(count, 50) / 100;
}
