import type { Result } from '../../shared/kernel/result.ts';
import { delimiterOf } from './csv-delimiter.ts';
import { type Dialect, rowBatchesOf } from './csv-rows.ts';
import type { SourceSettings } from './import-mapping.ts';
import { encodingOf } from './source-encoding.ts';
import { type SourceFile, Unreadable } from './source-file.ts';
import { type Table, type TableSource, withHeader } from './table-source.ts';

/** A text file whose dialect is known. */
export type CsvTable = Table & Dialect;

/**
 * Finds out the dialect and reads the header. Refusals: those of `withHeader`, `import.file-missing`,
 * `import.file-unreadable`, `import.gzip-damaged`, `import.wrong-encoding`, `import.quote-not-closed`.
 */
export async function openCsv(
  file: SourceFile,
  settings: SourceSettings,
): Promise<Result<CsvTable & TableSource>> {
  try {
    const encoding = await encodingOf(file, settings.encoding);
    const auto = settings.delimiter === 'auto';
    const delimiter = auto ? await delimiterOf(file, encoding, settings.headerRow) : settings.delimiter;
    return await withHeader(csvTable({ file, encoding, delimiter }), settings.headerRow);
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

export function csvTable(dialect: Dialect): CsvTable {
  return { ...dialect, sheet: null, batches: () => rowBatchesOf(dialect) };
}
