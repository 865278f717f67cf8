import { importMappingCommands, importMappingQueries } from '../../shared/company/import-mapping-commands.ts';
import { bindCommands, bindQueries } from '../platform/command-handler.ts';
import { importMappings } from './company-tables.ts';

export const importMappingHandlers = bindCommands(importMappingCommands, {
  saveImportMapping: (ctx, { signature, kind, mapping }) => {
    const [standing] = ctx.read.find(importMappings, { signature, kind });
    if (!standing) ctx.write.insert(importMappings, { id: ctx.newId(''), signature, kind, mapping });
    else if (standing.mapping !== mapping) ctx.write.update(importMappings, standing.id, { mapping });
    return { before: standing?.mapping ?? null };
  },
  forgetImportMapping: (ctx, { signature, kind }) => {
    const [standing] = ctx.read.find(importMappings, { signature, kind });
    if (standing) ctx.write.remove(importMappings, standing.id);
    return { before: standing?.mapping ?? null };
  },
});

export const importMappingAnswers = bindQueries(importMappingQueries, {
  findImportMappings: ({ db }, { signature }) => {
    const sql = 'SELECT kind, mapping FROM importMappings WHERE signature = ? ORDER BY kind';
    return { mappings: db.q(sql).all(signature) as { kind: string; mapping: string }[] };
  },
  findImportedRecords: ({ db }, { kind, system, keys }) => {
    const found = db
      .q('SELECT record FROM externalKeys WHERE kind = ? AND system = ? AND externalKey = ?')
      .pluck();
    const records = keys.flatMap((key) => {
      const record = found.get(kind, system, key);
      return typeof record === 'string' ? [{ key, record }] : [];
    });
    return { records };
  },
});
