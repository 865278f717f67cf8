import type { ImportKind } from '../../shared/sync/import-inspection.ts';
import words from './header-words.json' with { type: 'json' };

/** What people call our fields in the files of other systems, the surest name first; `vendors` also has those of customers. */
export const headerWords: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  ...words,
  vendors: { ...words.customers, ...words.vendors },
};

/** `Artikel-Nr.` and `artikel nr` are one header: case, accents, marks and the spaces between do not count. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}

/** How sure it is that a header means a field, from 0 to 100. */
export function likeness(header: string, names: readonly string[]): number {
  const plain = plainHeader(header);
  if (plain === '') return 0;
  const joined = plain.replaceAll(' ', '');
  const at = names.findIndex((name) => name === plain || name.replaceAll(' ', '') === joined);
  if (at !== -1) return 100 - Math.min(at, 40);
  const words = new Set(plain.split(' '));
  const inside = names.findIndex(
    (name) => name.length > 3 && name.split(' ').every((word) => words.has(word)),
  );
  return inside === -1 ? 0 : 45 - Math.min(inside, 40) / 2;
}
