import { createHash } from 'node:crypto';
import { fieldCatalogues } from '../../shared/company/import-fields.ts';
import { isBlank, type SourceRow } from '../importing/source-row.ts';
import { headerWords, likeness, plainHeader } from './header-words.ts';

/**
 * The row that reads like a header: as wide as the table, texts that differ, names we know; 0 where no row does. Titles
 * above it are narrow, and data below it has numbers and days.
 */
export function headerRowOf(rows: readonly SourceRow[]): number {
  const candidates = rows.filter(({ fields }) => !isBlank(fields)).slice(0, CANDIDATES);
  const widths = candidates.map(({ fields }) => filledOf(fields).length);
  const width = Math.max(0, ...widths);
  let best = { row: 0, score: ENOUGH };
  candidates.forEach(({ row, fields }, i) => {
    const filled = filledOf(fields);
    const texts = filled.filter((cell) => !/\d/.test(cell) || /\p{L}{2}/u.test(cell)).length / filled.length;
    const distinct = new Set(filled.map((cell) => cell.toLowerCase())).size / filled.length;
    const known = filled.filter(isKnown).length / filled.length;
    const score = (2 * filled.length) / width + 2 * texts + distinct + 3 * known - i * LATER;
    if (texts > 0.5 && score > best.score) best = { row, score };
  });
  return best.row;
}

/** Tells headers apart whatever their case, accents and marks: 22 characters. */
export function headerSignature(header: readonly string[]): string {
  const plain = header.map(plainHeader).join('\n');
  return createHash('sha256').update(plain).digest('base64url').slice(0, 22);
}

const CANDIDATES = 30;
const LATER = 0.05;
const ENOUGH = 3.5;

function filledOf(fields: readonly string[]): readonly string[] {
  return fields.filter((field) => field.trim() !== '');
}

const allNames = Object.values(headerWords).flatMap((fields) => Object.values(fields));
const ownNames: ReadonlySet<string> = new Set(
  Object.values(fieldCatalogues).flatMap(({ fields }) =>
    Object.keys(fields).map((name) => plainHeader(name)),
  ),
);

function isKnown(cell: string): boolean {
  return ownNames.has(plainHeader(cell)) || allNames.some((names) => likeness(cell, names) >= 60);
}
