import {
  answerQuestion,
  assignedFields,
  type ColumnQuestion,
  columnQuestions,
} from '../../shared/company/import-draft.ts';
import { UNNAMED_SYSTEM } from '../../shared/company/import-outcome.ts';
import type { ImportKind, InspectedFile, MappingFile } from '../../shared/sync/import-inspection.ts';
import type { ImportQueries } from '../../shared/sync/local-import-contract.ts';

/** How a person wants a file to be read, where that is not left to be found out. */
export type ReadChoices = Omit<ImportQueries['local.import-inspect']['input'], 'upload'>;

/** An import that is being prepared: what is kept of it, and nothing that the file says itself. */
export interface ImportDraft {
  readonly upload: string;
  readonly file: string;
  /** Null: the likeliest. */
  readonly kind: ImportKind | null;
  readonly choices: ReadChoices;
  /** Null: as remembered, else as suggested. */
  readonly mapping: MappingFile | null;
  /** Chosen answers by position of the column, from 1. */
  readonly answers: Readonly<Record<number, number>>;
  /** Remember for the next file with these headers. */
  readonly remember: boolean;
  /** The check of exactly this draft. */
  readonly check: string | null;
}

/** A draft together with what its file says. */
export interface PreparedImport {
  readonly kind: ImportKind;
  /** As it will be read: with the choices and answers. */
  readonly mapping: MappingFile;
  readonly isRemembered: boolean;
  readonly questions: readonly (ColumnQuestion & { readonly answer: number | null })[];
}

/** In the order in which they are likely to be needed. */
export const importKinds: readonly ImportKind[] = [
  'customers',
  'items',
  'prices',
  'stock',
  'orders',
  'vendors',
];

export function newDraft(upload: string, file: string, kind: ImportKind | null): ImportDraft {
  return { upload, file, kind, choices: {}, mapping: null, answers: {}, remember: true, check: null };
}

export function preparedImport(draft: ImportDraft, file: InspectedFile): PreparedImport {
  const kind = draft.kind ?? file.suggestions[0]?.kind ?? 'customers';
  const suggested = file.suggestions.find((each) => each.kind === kind)?.mapping;
  const remembered = file.remembered.find((each) => each.kind === kind)?.mapping ?? null;
  const own = draft.mapping?.kind === kind ? draft.mapping : null;
  const base = own ?? remembered ?? suggested ?? { kind, system: UNNAMED_SYSTEM, fields: {} };
  const source = suggested?.source;
  const begun: MappingFile = { ...base, title: file.file, ...(source === undefined ? {} : { source }) };
  const known = remembered === null ? null : assignedFields(remembered, file.columns);
  const questions = columnQuestions(begun, file.columns).map((question) => {
    const chosen = draft.answers[question.at];
    // What was answered for the last file with these headers holds for this one too.
    const held = known?.get(question.at) === question.field ? heldAnswer(begun, question) : null;
    return { ...question, answer: chosen ?? held };
  });
  const mapping = questions.reduce(
    (so, question) => (question.answer === null ? so : answerQuestion(so, question, question.answer)),
    begun,
  );
  return { kind, mapping, isRemembered: own === null && remembered !== null, questions };
}

function heldAnswer(mapping: MappingFile, question: ColumnQuestion): number | null {
  const rule = JSON.stringify(sorted(mapping.fields[question.field] ?? {}));
  const at = question.ambiguity.choices.findIndex((_, choice) => {
    const answered = answerQuestion(mapping, question, choice).fields[question.field];
    return JSON.stringify(sorted(answered ?? {})) === rule;
  });
  return at < 0 ? null : at;
}

function sorted(rule: object): object {
  return Object.fromEntries(Object.entries(rule).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
