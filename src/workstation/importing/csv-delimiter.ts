import type { Encoding } from '../../shared/sync/import-inspection.ts';
import { utf8Of } from './source-encoding.ts';
import type { SourceFile } from './source-file.ts';

/**
 * The delimiter of which the header row has most, outside quotes; a comma where it has none. The header decides and
 * not the whole file: descriptions and European numbers are full of commas. Throws Unreadable.
 */
export async function delimiterOf(file: SourceFile, encoding: Encoding, headerRow: number): Promise<string> {
  const found = new Map(CANDIDATES.map((candidate) => [candidate, 0]));
  for (const character of outsideQuotes(await lineOf(file, encoding, Math.max(1, headerRow)))) {
    const before = found.get(character);
    if (before !== undefined) found.set(character, before + 1);
  }
  const count = (candidate: string) => found.get(candidate) ?? 0;
  return CANDIDATES.reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** In the order of preference when two are equally frequent. */
const CANDIDATES: readonly string[] = [',', ';', '\t', '|'];
const LONGEST_HEADER = 1 << 16;

async function lineOf(file: SourceFile, encoding: Encoding, number: number): Promise<string> {
  let text = '';
  for await (const chunk of utf8Of(file, encoding)) {
    text += chunk.toString('utf8');
    if (text.length >= LONGEST_HEADER) break;
  }
  const lines = text.slice(0, LONGEST_HEADER).split(/\r\n|\r|\n/);
  return lines[number - 1] ?? '';
}

function outsideQuotes(line: string): string {
  return line.replaceAll(/"[^"]*"/g, '');
}
