import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { say } from '../platform/strings.ts';
import { ColumnQuestions } from './ColumnQuestions.tsx';
import { FirstRows } from './FirstRows.tsx';
import { ImportWizard, stepPath } from './ImportWizard.tsx';
import { importKinds, type ReadChoices } from './import-draft.ts';
import { keepDraft } from './import-draft-keeping.ts';
import { PreparedStep, type StepParts } from './PreparedStep.tsx';
import { FIELD_ORDER, ReadFields } from './ReadFields.tsx';
import classes from './ReadStep.module.css';

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
          inputWrapperOrder={FIELD_ORDER}
          label={say('imports.what-it-holds')}
          description={draft.kind === null ? say('imports.kind-found') : undefined}
          value={kind}
          data={importKinds.map((value) => ({ value, label: say(`imports.kind-${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            void keepDraft(upload, { kind: value as typeof kind, mapping: null, answers: {}, check: null })
          }
        />
        <ReadFields file={file} choose={choose} />
      </div>
      {file.isFailedRows ? <p className={classes.fact}>{say('imports.is-failed-rows')}</p> : null}
      <ColumnQuestions draft={draft} questions={questions} />
      <FirstRows file={file} />
    </ImportWizard>
  );
}
