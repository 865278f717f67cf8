import { NativeSelect } from '@mantine/core';
import type { Encoding, InspectedFile } from '../../shared/sync/import-inspection.ts';
import { showCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import type { ReadChoices } from './import-draft.ts';

/** What explains a field stands below it, so that the fields stand in one line. */
export const FIELD_ORDER: ('label' | 'input' | 'description')[] = ['label', 'input', 'description'];

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
/** Rows among which the header is looked for. */
const HEADER_ROWS = 20;

export interface ReadFieldsProps {
  readonly file: InspectedFile;
  readonly choose: (choices: ReadChoices) => void;
}

/** How a file is read, each with its evidence: characters, what parts columns, sheet, headings. */
export function ReadFields({ file, choose }: ReadFieldsProps) {
  const { encoding, delimiter, sheet, sheets } = file;
  return (
    <>
      {encoding === null ? null : (
        <NativeSelect
          inputWrapperOrder={FIELD_ORDER}
          label={say('imports.encoding')}
          description={say(`imports.evidence-${encoding.evidence}`)}
          value={encoding.name}
          data={ENCODINGS.map((value) => ({ value, label: say(`imports.encoding-${value}`) }))}
          onChange={({ currentTarget: { value } }) => choose({ encoding: value as Encoding })}
        />
      )}
      {delimiter === null ? null : (
        <NativeSelect
          inputWrapperOrder={FIELD_ORDER}
          label={say('imports.delimiter')}
          description={say('imports.columns-found', { count: file.columns.length })}
          value={delimiter}
          data={[...new Set([...DELIMITERS, delimiter])].map((value) => ({
            value,
            label: DELIMITERS.includes(value) ? say(`imports.delimiter-${DELIMITERS.indexOf(value)}`) : value,
          }))}
          onChange={({ currentTarget: { value } }) => choose({ delimiter: value })}
        />
      )}
      {sheet === null ? null : (
        <NativeSelect
          inputWrapperOrder={FIELD_ORDER}
          label={say('imports.sheet')}
          description={say('imports.sheets-found', { count: sheets.length })}
          value={sheet}
          data={sheets.map(({ name, isHidden }) => ({
            value: name,
            label: isHidden ? say('imports.hidden-sheet', { sheet: name }) : name,
          }))}
          onChange={({ currentTarget: { value } }) => choose({ sheet: value })}
        />
      )}
      <NativeSelect
        inputWrapperOrder={FIELD_ORDER}
        label={say('imports.header-row')}
        description={say('imports.row-count', { count: file.rowCount, rows: showCount(file.rowCount) })}
        value={file.headerRow}
        data={[
          { value: '0', label: say('imports.no-header') },
          ...file.rows.slice(0, HEADER_ROWS).map(({ row, fields }) => ({
            value: String(row),
            label: say('imports.header-row-is', {
              row,
              cells: fields.filter(Boolean).join(', ').slice(0, 60),
            }),
          })),
        ]}
        onChange={({ currentTarget: { value } }) => choose({ headerRow: Number(value) })}
      />
    </>
  );
}
