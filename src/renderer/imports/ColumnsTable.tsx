import { NativeSelect } from '@mantine/core';
import { assignColumn, assignedFields, type FileColumns } from '../../shared/company/import-draft.ts';
import { fieldCatalogues } from '../../shared/company/import-fields.ts';
import { beginMeanings, hasMeanings, proposeMeanings } from '../../shared/company/import-meanings.ts';
import type { ColumnProfile, MappingFile } from '../../shared/sync/import-inspection.ts';
import { say } from '../platform/strings.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import classes from './ColumnsStep.module.css';
import { columnTitle, fieldTitles } from './field-titles.ts';

export interface ColumnsTableProps {
  readonly label: string;
  readonly table: FileColumns;
  readonly mapping: MappingFile;
  readonly missing: readonly string[];
  readonly change: (mapping: MappingFile) => void;
  /** A field whose words get meanings now. */
  readonly onWords: (field: string) => void;
}

/** Every column of a file, with what stands in it and what becomes of it. */
export function ColumnsTable({ label, table, mapping, missing, change, onWords }: ColumnsTableProps) {
  const assigned = assignedFields(mapping, table);
  const choices = [
    { value: '', label: say('imports.not-taken') },
    ...fieldTitles(mapping.kind, Object.keys(fieldCatalogues[mapping.kind].fields), missing),
  ];
  const fieldsOf = (at: number): readonly (string | null)[] => assigned.get(at) ?? [null];
  return (
    <PlainTable
      label={label}
      rows={table.columns.map((column, index) => ({ column, at: index + 1 }))}
      rowId={({ at }) => String(at)}
      columns={[
        {
          id: 'header',
          title: say('imports.column'),
          render: ({ column, at }) => (
            <span className={classes.header} title={columnTitle(column, at)}>
              {columnTitle(column, at)}
            </span>
          ),
        },
        {
          id: 'samples',
          title: say('imports.samples'),
          render: ({ column }) => (
            <span className={classes.samples} title={column.samples.join('\n')}>
              {column.filled === 0 ? say('imports.empty-column') : column.samples.join(' · ')}
            </span>
          ),
        },
        {
          id: 'field',
          title: say('imports.becomes'),
          render: ({ column, at }) =>
            fieldsOf(at).map((field) => (
              <span key={field} className={classes.becomes}>
                <NativeSelect
                  className={classes.field}
                  aria-label={say('imports.column-becomes', { column: columnTitle(column, at) })}
                  data-taken={field !== null || undefined}
                  value={field ?? ''}
                  data={choices}
                  onChange={({ currentTarget: { value } }) =>
                    change(assignColumn(mapping, table, at, value === '' ? null : value, field))
                  }
                />
                {field !== null && mayHaveMeanings(mapping, field, column) ? (
                  <button
                    type="button"
                    className={classes.words}
                    aria-label={say('imports.give-meanings', { column: columnTitle(column, at) })}
                    onClick={() => {
                      change(proposeMeanings(beginMeanings(mapping, field), field, column));
                      onWords(field);
                    }}
                  >
                    {say('imports.words')}
                  </button>
                ) : null}
              </span>
            )),
        },
      ]}
    />
  );
}

/** Different words beyond which a column holds names or numbers, and no words of a system. */
const MOST_WORDS = 60;
/** What tells one record from another is no word with a meaning. */
const NAMES: readonly string[] = [
  'key',
  'itemKey',
  'customerKey',
  'number',
  'name',
  'description',
  'barcode',
];
/** So few that they may be words although none stands twice. */
const FEW_WORDS = 5;

function mayHaveMeanings({ kind, fields }: MappingFile, field: string, column: ColumnProfile): boolean {
  const { distinct, filled } = column;
  const areWords = distinct <= FEW_WORDS || (distinct <= MOST_WORDS && distinct < filled);
  if (NAMES.includes(field)) return false;
  const isText = fieldCatalogues[kind].fields[field] === 'text';
  return isText && distinct > 0 && areWords && !hasMeanings(fields[field]);
}
