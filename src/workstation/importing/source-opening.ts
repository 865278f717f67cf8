import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import { openCsv } from './csv-source.ts';
import type { SourceSettings } from './import-mapping.ts';
import { openSheet } from './sheet-source.ts';
import { type SourceFile, Unreadable } from './source-file.ts';
import { formatOf } from './source-format.ts';
import type { TableSource } from './table-source.ts';

/**
 * Opens whatever table the file holds. Refusals: `import.format-not-read` with the name of the format,
 * `import.format-packed`, `import.format-locked`, `import.not-a-table`, and those of `openCsv` and `openSheet`.
 */
export async function openTable(file: SourceFile, settings: SourceSettings): Promise<Result<TableSource>> {
  const kind = await readableFormat(file);
  if (!kind.ok) return kind;
  return kind.value === 'text' ? openCsv(file, settings) : openSheet(file, settings);
}

/** Whether the file is a text or a workbook; a refusal for everything else. */
export async function readableFormat(file: SourceFile): Promise<Result<'text' | 'workbook'>> {
  try {
    const format = await formatOf(file);
    const params = { file: file.name };
    switch (format.kind) {
      case 'text':
      case 'workbook':
        return ok(format.kind);
      case 'foreign':
        return refused('import.format-not-read', { ...params, format: format.name });
      case 'archive':
        return refused('import.format-packed', params);
      case 'locked':
        return refused('import.format-locked', params);
      case 'binary':
        return refused('import.not-a-table', params);
    }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, refusal: error.refusal };
    throw error;
  }
}
