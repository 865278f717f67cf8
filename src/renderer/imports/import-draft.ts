import {
  answerQuestion,
  assignedFields,
  type ColumnQuestion,
  columnQuestions,
  type FileColumns,
} from '../../shared/company/import-draft.ts';
import { joinsOf } from '../../shared/company/import-joins.ts';
import { UNNAMED_SYSTEM } from '../../shared/company/import-outcome.ts';
import type {
  ImportKind,
  InspectedFile,
  MappingFile,
  MappingLookup,
} from '../../shared/sync/import-inspection.ts';
import type { ImportQueries } from '../../shared/sync/local-import-contract.ts';

/** How a person wants a file to be read, where that is not left to be found out. */
export type ReadChoices = Omit<ImportQueries['local.import-inspect']['input'], 'upload' | 'joined'>;

/** An import that is being prepared: what is kept of it, and nothing that the file says itself. */
export interface ImportDraft {
  readonly upload: string;
  readonly file: string;
  /** Null: the likeliest. */
  readonly kind: ImportKind | null;
  readonly choices: ReadChoices;
  /** Null: as opened, else as remembered, else as suggested. */
  readonly mapping: MappingFile | null;
  /** A mapping file that was opened for it. */
  readonly opened?: MappingFile | null;
  /** Chosen answers by column, see `questionId`. */
  readonly answers: Readonly<Record<string, number>>;
  /** Remember for the next file with these headers. */
  readonly remember: boolean;
  /** The check of exactly this draft. */
  readonly check: string | null;
}

/** A file joined to the one that is imported; null where it is still to be chosen. */
export interface Joined {
  readonly name: string;
  readonly lookup: MappingLookup;
  readonly file: InspectedFile | null;
}

/** A draft together with what its file says. */
export interface PreparedImport {
  readonly kind: ImportKind;
  /** As it will be read: with the choices and answers. */
  readonly mapping: MappingFile;
  /** Where the mapping is from, while nobody has changed it. */
  readonly origin: 'opened' | 'remembered' | 'suggested' | 'own';
  readonly joined: readonly Joined[];
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
  return {
    upload,
    file,
    kind,
    choices: {},
    mapping: null,
    opened: null,
    answers: {},
    remember: true,
    check: null,
  };
}

/** The mapping of a draft before what is asked was answered: it says which files are joined. */
export function draftMapping(
  draft: ImportDraft,
  file: InspectedFile,
): {
  readonly mapping: MappingFile;
  readonly held: MappingFile | null;
  readonly origin: PreparedImport['origin'];
} {
  const kind = draft.kind ?? file.suggestions[0]?.kind ?? 'customers';
  const suggested = file.suggestions.find((each) => each.kind === kind)?.mapping;
  const remembered = file.remembered.find((each) => each.kind === kind)?.mapping ?? null;
  const opened = draft.opened?.kind === kind ? draft.opened : null;
  const own = draft.mapping?.kind === kind ? draft.mapping : null;
  const held = opened ?? remembered;
  const base = own ?? held ?? suggested ?? { kind, system: UNNAMED_SYSTEM, fields: {} };
  const source = suggested?.source;
  const titled = held === null ? { ...base, title: file.file } : base;
  return {
    mapping: source === undefined ? titled : { ...titled, source },
    held,
    origin: own ? 'own' : opened ? 'opened' : remembered ? 'remembered' : 'suggested',
  };
}

/** `files`: the joined ones that are there, by their names in the mapping. */
export function preparedImport(
  draft: ImportDraft,
  file: InspectedFile,
  files: ReadonlyMap<string, InspectedFile>,
): PreparedImport {
  const { mapping: begun, held, origin } = draftMapping(draft, file);
  const joined = joinsOf(begun).map((join) => ({ ...join, file: files.get(join.name) ?? null }));
  const tables: readonly FileColumns[] = [
    file,
    ...joined.flatMap(({ name, file: other }) => (other ? [{ from: name, columns: other.columns }] : [])),
  ];
  const questions = tables.flatMap((table) => {
    const known = held === null ? null : assignedFields(held, table);
    return columnQuestions(begun, table).map((question) => {
      const chosen = draft.answers[questionId(question)];
      // What was answered for the last file with these headers holds for this one too.
      const isHeld = known?.get(question.at)?.includes(question.field) ?? false;
      return { ...question, answer: chosen ?? (isHeld ? heldAnswer(begun, question) : null) };
    });
  });
  const mapping = questions.reduce(
    (so, question) => (question.answer === null ? so : answerQuestion(so, question, question.answer)),
    begun,
  );
  return { kind: begun.kind, mapping, origin, joined, questions };
}

/** Which column a question is of. */
export function questionId({ from, at }: Pick<ColumnQuestion, 'from' | 'at'>): string {
  return from === undefined ? String(at) : `${from}:${at}`;
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
