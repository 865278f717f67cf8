import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { Encoding, InspectedFile } from '../../shared/sync/import-inspection.ts';
import { showCount } from '../platform/number-format.ts';
import { say } from '../platform/strings.ts';
import { ColumnQuestions } from './ColumnQuestions.tsx';
import { FirstRows } from './FirstRows.tsx';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { importKinds, type ReadChoices } from './import-draft.ts';
import { keepDraft } from './import-draft-keeping.ts';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';
import classes from './ReadStep.module.css';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
const DELIMITERS: readonly string[] = [',', ';', '\t', '|'];
/** What explains a field stands below it, so that the fields stand in one line. */
const ORDER: ('label' | 'input' | 'description')[] = ['label', 'input', 'description'];
/** Rows among which the header is looked for. */
const HEADER_ROWS = 20;

/** Step 2: how the file is read, with the evidence, and what only a person knows. */
export function ReadStep() {
  return <PreparedStep>{(parts) => <HowItIsRead {...parts} />}</PreparedStep>;
}

function HowItIsRead({ draft, file, kind, questions }: StepParts) {
  const navigate = useNavigate();
  const { upload } = draft;
  const open = questions.filter(({ answer }) => answer === null).length;
  // Another way of reading makes other columns: what was said of the old ones no longer holds.
  const choose = (choices: ReadChoices) =>
    void keepDraft(upload, {
      choices: { ...draft.choices, ...choices },
      mapping: null,
      answers: {},
      check: null,
    });
  return (
    <ImportWizard
      title={say('imports.title-file', { file: draft.file })}
      step="read"
      upload={upload}
      primary={{
        id: 'imports.to-columns',
        title: say('imports.to-columns'),
        may: open === 0 || { code: 'imports.answer-first', params: { count: open } },
        run: () => void navigate({ to: stepPath(upload, 'columns') }),
      }}
    >
      <div className={classes.choices}>
        <NativeSelect
          inputWrapperOrder={ORDER}
          label={say('imports.what-it-holds')}
          description={draft.kind === null ? say('imports.kind-found') : undefined}
          value={kind}
          data={importKinds.map((value) => ({ value, label: say(`imports.kind-${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            void keepDraft(upload, { kind: value as typeof kind, mapping: null, answers: {}, check: null })
          }
        />
        <FormatChoices file={file} choose={choose} />
        <NativeSelect
          inputWrapperOrder={ORDER}
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
      </div>
      {file.isFailedRows ? <p className={classes.fact}>{say('imports.is-failed-rows')}</p> : null}
      <ColumnQuestions draft={draft} questions={questions} />
      <FirstRows file={file} />
    </ImportWizard>
  );
}

function FormatChoices({
  file,
  choose,
}: {
  readonly file: InspectedFile;
  readonly choose: (choices: ReadChoices) => void;
}) {
  const { encoding, delimiter, sheets, sheet } = file;
  return (
    <>
      {encoding === null ? null : (
        <NativeSelect
          inputWrapperOrder={ORDER}
          label={say('imports.encoding')}
          description={say(`imports.evidence-${encoding.evidence}`)}
          value={encoding.name}
          data={ENCODINGS.map((value) => ({ value, label: say(`imports.encoding-${value}`) }))}
          onChange={({ currentTarget: { value } }) => choose({ encoding: value as Encoding })}
        />
      )}
      {delimiter === null ? null : (
        <NativeSelect
          inputWrapperOrder={ORDER}
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
          inputWrapperOrder={ORDER}
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
    </>
  );
}
