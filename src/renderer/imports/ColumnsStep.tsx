import { Checkbox, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { asDrafts, isDraftMapping, missingFields } from '../../shared/company/import-draft.ts';
import { itemCostImportCommands } from '../../shared/items/item-cost-import.ts';
import { type Refusal, refusal } from '../../shared/kernel/refusal.ts';
import type { MappingFile } from '../../shared/sync/import-inspection.ts';
import { announce } from '../platform/announcements.ts';
import { showCount } from '../platform/number-format.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { useMayRun } from '../platform/session.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { runLocal } from '../platform/workstation-calls.ts';
import { ColumnQuestions } from './ColumnQuestions.tsx';
import classes from './ColumnsStep.module.css';
import { ColumnsTable } from './ColumnsTable.tsx';
import { fieldTitle } from './field-titles.ts';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { keepDraft } from './import-draft-keeping.ts';
import { JoinedFile } from './JoinedFile.tsx';
import { MappingWays } from './MappingWays.tsx';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';
import { WordMeanings } from './WordMeanings.tsx';

/** Step 3: which column is what. Every column of the file is listed, taken or not. */
export function ColumnsStep() {
  return <PreparedStep>{(parts) => <WhichIsWhat {...parts} />}</PreparedStep>;
}

function WhichIsWhat(parts: StepParts) {
  const { draft, file, mapping, origin, joined, questions } = parts;
  const { upload } = draft;
  const check = useCheck(parts);
  // From the check one comes to the words that had no meaning there.
  const { words = null } = useSearch({ strict: false }) as { readonly words?: string };
  const [begun, setBegun] = useState<string | null>(words);
  const missing = missingFields(mapping);
  const change = (changed: MappingFile) => void keepDraft(upload, { mapping: changed, check: null });
  const columns = { mapping, missing, change, onWords: setBegun };
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
      {origin === 'remembered' || origin === 'opened' ? (
        <p className={classes.fact}>{say(`imports.${origin}`)}</p>
      ) : null}
      {mapping.kind === 'orders' && isOneWay(mapping) ? <OrderWay mapping={mapping} change={change} /> : null}
      <ColumnsTable {...columns} label={say('imports.columns')} table={file} />
      <WordMeanings table={file} mapping={mapping} change={change} begun={begun} />
      {joined.map((each) => (
        <div key={each.name}>
          <JoinedFile {...columns} parts={parts} joined={each} />
          {each.file ? (
            <WordMeanings
              table={{ from: each.name, columns: each.file.columns }}
              mapping={mapping}
              change={change}
              begun={begun}
            />
          ) : null}
        </div>
      ))}
      <ColumnQuestions draft={draft} questions={questions} />
      <MappingWays parts={parts} />
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

/** A mapping may tell orders, credits and others apart by itself; then there is nothing to choose. */
function isOneWay({ kinds }: MappingFile): boolean {
  return kinds === undefined || (kinds.length === 1 && kinds[0]?.when.length === 0);
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
export function useCheck(parts: StepParts): PageAction {
  const navigate = useNavigate();
  const { draft, file, mapping } = parts;
  const { upload } = draft;
  const mayCosts = useMayRun(itemCostImportCommands.importItemCosts);
  const check = async () => {
    const answer = await runLocal('local.import-check', { upload, mapping });
    if (!answer.ok) return announce(sentenceOf(answer.refusal), 'assertive');
    await keepDraft(upload, { check: answer.value.run });
    await navigate({ to: stepPath(upload, 'check') });
  };
  const takesCosts = Object.hasOwn(mapping.fields, 'unitCost');
  return {
    id: 'imports.check',
    title: say('imports.check-rows', { count: file.rowCount, rows: showCount(file.rowCount) }),
    may: whatIsMissing(parts) ?? (takesCosts ? mayCosts : true),
    run: () => void check(),
  };
}

/** What is to be done before the file can be read. */
function whatIsMissing({ mapping, joined, questions }: StepParts): Refusal | null {
  const missing = missingFields(mapping);
  const fields = missing.map((field) => fieldTitle(mapping.kind, field)).join(', ');
  if (missing.length > 0) return refusal('imports.missing', { count: missing.length, fields });
  const unread = joined.find(({ file }) => file === null);
  if (unread) return refusal('import.not-joined', { file: unread.lookup.file });
  const open = questions.filter(({ answer }) => answer === null).length;
  return open === 0 ? null : refusal('imports.answer-first', { count: open });
}

/** As mapping files write it: small letters, digits, hyphens. */
function systemName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60);
}
