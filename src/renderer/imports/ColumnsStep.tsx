import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import {
  asDrafts,
  assignColumn,
  assignedFields,
  isDraftMapping,
  missingFields,
} from '../../shared/company/import-draft.ts';
import { fieldCatalogues } from '../../shared/company/import-fields.ts';
import { itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import type { ColumnProfile, MappingFile } from '../../shared/sync/import-inspection.ts';
import { announce } from '../platform/announcements.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { PlainTable } from '../ui/list/PlainTable.tsx';
import { ColumnQuestions } from './ColumnQuestions.tsx';
import classes from './ColumnsStep.module.css';
import { fieldTitle, fieldTitles } from './field-titles.ts';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { keepDraft } from './import-draft-keeping.ts';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';

/** Step 3: which column is what. Every column of the file is listed, taken or not. */
export function ColumnsStep() {
  return <PreparedStep>{(parts) => <WhichIsWhat {...parts} />}</PreparedStep>;
}

function WhichIsWhat(parts: StepParts) {
  const { draft, file, mapping, isRemembered, questions } = parts;
  const { upload } = draft;
  const check = useCheck(parts);
  const missing = missingFields(mapping);
  const change = (changed: MappingFile) => void keepDraft(upload, { mapping: changed, check: null });
  const assigned = assignedFields(mapping, file.columns);
  const rows = file.columns.map((column, index) => ({ column, at: index + 1 }));
  return (
    <ImportWizard
      title={say('imports.title-file', { file: draft.file })}
      step="columns"
      upload={upload}
      primary={check}
    >
      {missing.length === 0 ? null : (
        <p className={classes.missing} role="status">
          {say('imports.missing', {
            count: missing.length,
            fields: missing.map((field) => fieldTitle(mapping.kind, field)).join(', '),
          })}
        </p>
      )}
      {isRemembered ? <p className={classes.fact}>{say('imports.remembered')}</p> : null}
      {mapping.kind === 'orders' ? <OrderWay mapping={mapping} change={change} /> : null}
      <PlainTable
        label={say('imports.columns')}
        rows={rows}
        rowId={({ at }) => String(at)}
        columns={[
          { id: 'header', title: say('imports.column'), render: ({ column, at }) => headerOf(column, at) },
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
            render: ({ column, at }) => (
              <NativeSelect
                className={classes.field}
                aria-label={say('imports.column-becomes', { column: headerOf(column, at) })}
                data-taken={assigned.has(at) || undefined}
                value={assigned.get(at) ?? ''}
                data={[
                  { value: '', label: say('imports.not-taken') },
                  ...fieldTitles(mapping.kind, Object.keys(fieldCatalogues[mapping.kind].fields), missing),
                ]}
                onChange={({ currentTarget: { value } }) =>
                  change(assignColumn(mapping, file.columns, at, value === '' ? null : value))
                }
              />
            ),
          },
        ]}
      />
      <ColumnQuestions draft={draft} questions={questions} />
      <div className={classes.more}>
        <TextInput
          label={say('imports.system')}
          description={say('imports.system-help')}
          value={mapping.system}
          onChange={({ currentTarget: { value } }) => change({ ...mapping, system: systemName(value) })}
        />
        <Checkbox
          label={say('imports.remember')}
          checked={draft.remember}
          onChange={({ currentTarget: { checked } }) => void keepDraft(upload, { remember: checked })}
        />
      </div>
    </ImportWizard>
  );
}

/** Whether orders are history or still to be worked on: the file cannot say. */
function OrderWay({
  mapping,
  change,
}: {
  readonly mapping: MappingFile;
  readonly change: (mapping: MappingFile) => void;
}) {
  const isDraft = isDraftMapping(mapping);
  return (
    <fieldset className={classes.way}>
      <legend className="visually-hidden">{say('imports.orders-become')}</legend>
      {[false, true].map((drafts) => (
        <label key={String(drafts)}>
          <input
            type="radio"
            name="orders-become"
            checked={isDraft === drafts}
            onChange={() => change(asDrafts(mapping, drafts))}
          />
          {say(drafts ? 'imports.orders-drafts' : 'imports.orders-history')}
        </label>
      ))}
    </fieldset>
  );
}

/** “Check 312 rows”: tries everything on a copy, and goes there. */
export function useCheck({ draft, file, mapping, questions }: StepParts): PageAction {
  const navigate = useNavigate();
  const { upload } = draft;
  const mayCosts = useMayRun(itemCostImportCommands.importItemCosts);
  const missing = missingFields(mapping);
  const open = questions.filter(({ answer }) => answer === null).length;
  const fields = missing.map((field) => fieldTitle(mapping.kind, field)).join(', ');
  const check = async () => {
    const answer = await runLocal('local.import-check', { upload, mapping });
    if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
    await keepDraft(upload, { check: answer.value.run });
    await navigate({ to: stepPath(upload, 'check') });
  };
  return {
    id: 'imports.check',
    title: say('imports.check-rows', { count: file.rowCount, rows: showCount(file.rowCount) }),
    may:
      missing.length > 0
        ? { code: 'imports.missing', params: { count: missing.length, fields } }
        : Object.hasOwn(mapping.fields, 'unitCost') && mayCosts !== true
          ? mayCosts
          : open === 0 || { code: 'imports.answer-first', params: { count: open } },
    run: () => void check(),
  };
}

function headerOf({ header }: ColumnProfile, at: number): string {
  return header.trim() || say('imports.column-number', { at });
}

/** As mapping files write it: small letters, digits, hyphens. */
function systemName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60);
}
