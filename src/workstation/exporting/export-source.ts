import type { z } from 'zod';
import type { QueryDeclaration } from '../../shared/kernel/query.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import type { CsvCell } from './csv-file.ts';

/** Why an export cannot go on: a query was refused. */
export class ExportRefused extends Error {
  override readonly name = 'ExportRefused';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Asks a query of the registry, as the person who exports. Throws ExportRefused. */
export type Ask = <I extends z.ZodType, O extends z.ZodType>(
  query: QueryDeclaration<I, O>,
  input: z.input<I>,
) => z.output<O>;

/** A table that can be exported: whoever may ask its queries may export it. */
export interface ExportSource {
  readonly header: readonly string[];
  readonly pages: (ask: Ask) => Iterable<readonly (readonly CsvCell[])[]>;
}

export function askOn(workstation: Workstation, as: PersonSession | undefined): Ask {
  return ({ name, output }, input) => {
    const answer = workstation.query({ query: name, input }, as);
    if (!answer.ok) throw new ExportRefused(answer.refusal);
    return output.parse(answer.output);
  };
}

/** Pages by the key of the last row, never by counting: what changes meanwhile shifts nothing. */
export function* pagesOf<Page extends { readonly next: string | null }>(
  ask: (after: { readonly after?: string }) => Page,
): Generator<Page> {
  let after: string | null = null;
  do {
    const page: Page = ask(after === null ? {} : { after });
    yield page;
    after = page.next;
  } while (after !== null);
}
