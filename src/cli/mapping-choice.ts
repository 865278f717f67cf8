import { existsSync } from 'node:fs';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { ImportKind } from '../shared/sync/import-inspection.ts';
import { type ImportMapping, parseMapping } from '../workstation/importing/import-mapping.ts';
import {
  type ShippedMapping,
  shippedMapping,
  shippedMappingNames,
} from '../workstation/importing/shipped-mappings.ts';
import { readText } from './json-source.ts';
import type { Terminal } from './terminal.ts';

export const importKinds = [
  'customers',
  'vendors',
  'items',
  'prices',
  'stock',
  'orders',
] as const satisfies readonly ImportKind[];

/**
 * The mapping of `--map`: a file, or the name of one that comes with Daybook; without it the one that reads Daybook's own
 * column names. Refusal: `import.mapping-other-kind`, and what is wrong with the file.
 */
export async function chosenMapping(
  kind: ImportKind,
  map: string | undefined,
  terminal: Terminal,
): Promise<Result<ImportMapping>> {
  const mapping = await mappingAt(map ?? kind, map !== undefined && existsSync(map), terminal);
  if (mapping.ok && mapping.value.kind !== kind) {
    return refused('import.mapping-other-kind', {
      mapping: mapping.value.name,
      is: mapping.value.kind,
      kind,
    });
  }
  return mapping;
}

async function mappingAt(name: string, isFile: boolean, terminal: Terminal): Promise<Result<ImportMapping>> {
  if (!isFile && isShipped(name)) return ok(shippedMapping(name));
  const text = await readText(name, terminal);
  if (!text.ok) return text;
  try {
    return parseMapping(JSON.parse(text.value));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused('input.not-json-text', { file: name, what: error.message });
  }
}

function isShipped(name: string): name is ShippedMapping {
  return (shippedMappingNames as readonly string[]).includes(name);
}
