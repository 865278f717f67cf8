import type { z } from 'zod';
import type { QueryDeclaration } from '../../../shared/kernel/query.ts';
import { useAnswer } from '../../platform/query-cache.ts';
import type { SavedCount } from './saved-views.tsx';
import { ChipCount } from './ViewChips.tsx';

/** The parts of the address of a list, as `partsOf` reads them. */
export type AddressParts = Readonly<Record<string, string | undefined>>;

/** How many rows a saved view holds, of a list whose pages say how long it is: asked for one row, beside the rows. */
export function savedCountBy<I extends z.ZodType, O extends z.ZodType<{ readonly total: number }>>(
  query: QueryDeclaration<I, O>,
  inputOf: (parts: AddressParts) => Omit<z.input<I>, 'limit' | 'offset'>,
): SavedCount {
  return function SavedRowCount({ parts }) {
    const input = { ...inputOf(parts), limit: 1 } as z.input<I>;
    return <ChipCount count={useAnswer(query, input).data?.total} />;
  };
}
