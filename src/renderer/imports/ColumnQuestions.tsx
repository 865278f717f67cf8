import type { Ambiguity } from '../../shared/sync/import-inspection.ts';
import { say } from '../platform/strings.ts';
import classes from './ColumnQuestions.module.css';
import { type ImportDraft, type PreparedImport, questionId } from './import-draft.ts';
import { keepDraft } from './import-draft-keeping.ts';

type Question = PreparedImport['questions'][number];

/** What may be meant two ways, asked once per column, with a cell of the file. */
export function ColumnQuestions({
  draft,
  questions,
}: {
  readonly draft: ImportDraft;
  readonly questions: readonly Question[];
}) {
  if (questions.length === 0) return null;
  return (
    <section className={classes.questions} aria-label={say('imports.questions')}>
      <h2>{say('imports.questions')}</h2>
      {questions.map((question) => (
        <QuestionChoice key={questionId(question)} draft={draft} question={question} />
      ))}
    </section>
  );
}

function QuestionChoice({ draft, question }: { readonly draft: ImportDraft; readonly question: Question }) {
  const { at, header, ambiguity, answer } = question;
  const id = questionId(question);
  const choose = (choice: number) =>
    void keepDraft(draft.upload, { answers: { ...draft.answers, [id]: choice }, check: null });
  return (
    <fieldset className={classes.question} data-open={answer === null || undefined}>
      <legend>
        {say('imports.question', { column: header.trim() || String(at), example: ambiguity.example })}
      </legend>
      {meanings(ambiguity).map((meaning, choice) => (
        <label key={meaning} className={classes.choice}>
          <input
            type="radio"
            name={`question-${id}`}
            checked={answer === choice}
            onChange={() => choose(choice)}
          />
          {meaning}
        </label>
      ))}
    </fieldset>
  );
}

function meanings(ambiguity: Ambiguity): readonly string[] {
  if (ambiguity.kind === 'decimal-mark')
    return ambiguity.choices.map(({ decimalMark }) =>
      say(decimalMark === ',' ? 'imports.mark-comma' : 'imports.mark-point'),
    );
  if (ambiguity.kind === 'percent')
    return ambiguity.choices.map(({ written }) => say(`imports.written-${written}`));
  return ambiguity.choices.map(({ order }) => say(`imports.order-${order}`));
}
