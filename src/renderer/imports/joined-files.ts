import { useQueries } from '@tanstack/react-query';
import { joinsOf } from '../../shared/company/import-joins.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { Encoding, InspectedFile, MappingFile } from '../../shared/sync/import-inspection.ts';
import type { LocalAnswer } from '../../shared/sync/local-contract.ts';
import { queryCache, RefusedQuery } from '../platform/query-cache.ts';
import { askLocal } from '../platform/workstation-calls.ts';
import { joinUpload } from './file-upload.ts';
import type { ImportDraft, ReadChoices } from './import-draft.ts';

/** The joined files of a mapping that are there, by their names in it. */
export interface JoinedFiles {
  readonly files: ReadonlyMap<string, InspectedFile>;
  /** Why others cannot be read; one that was never chosen is simply not there. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  readonly isReading: boolean;
}

export function useJoinedFiles(draft: ImportDraft | undefined, mapping: MappingFile | null): JoinedFiles {
  const joins = mapping === null ? [] : joinsOf(mapping);
  const answers = useQueries({
    queries: joins.map(({ lookup }) => {
      const of = [draft?.upload ?? '', lookup.file, choicesOf(lookup.source ?? mapping?.source)] as const;
      return { queryKey: inspectionKey(...of), retry: false, queryFn: () => inspected(...of) };
    }),
  });
  const files = new Map<string, InspectedFile>();
  const refusals = new Map<string, Refusal>();
  for (const [at, { name }] of joins.entries()) {
    const answer = answers[at];
    if (answer?.data) files.set(name, answer.data);
    else if (answer?.error instanceof RefusedQuery && answer.error.refusal.code !== NOT_JOINED)
      refusals.set(name, answer.error.refusal);
  }
  return { files, refusals, isReading: answers.some(({ isPending }) => isPending) };
}

/** Brings a file to lie beside an upload, and looks at it. */
export async function bringJoined(upload: string, file: File): Promise<LocalAnswer<InspectedFile>> {
  const brought = await joinUpload(upload, file);
  if (!brought.ok) return brought;
  // Of a file of that name which was there before, nothing holds any more.
  await queryCache.invalidateQueries({
    queryKey: inspectionKey(upload, brought.value),
    refetchType: 'none',
  });
  return readJoined(upload, brought.value, {});
}

/** Looks at a file that lies beside an upload; what it says is at hand when the mapping names it. */
export async function readJoined(
  upload: string,
  joined: string,
  choices: ReadChoices,
): Promise<LocalAnswer<InspectedFile>> {
  const answer = await askLocal('local.import-inspect', { upload, joined, ...choices });
  if (answer.ok) {
    const source = answer.value.suggestions[0]?.mapping.source;
    queryCache.setQueryData(inspectionKey(upload, joined, choicesOf(source)), answer.value);
  }
  return answer;
}

/** How a mapping says that a file is read, as far as it says so. */
export function choicesOf(source: MappingFile['source']): ReadChoices {
  const { delimiter, encoding, headerRow, sheet } = source ?? {};
  return {
    ...(typeof delimiter === 'string' && delimiter !== 'auto' ? { delimiter } : {}),
    ...(typeof encoding === 'string' && encoding !== 'auto' ? { encoding: encoding as Encoding } : {}),
    ...(typeof headerRow === 'number' ? { headerRow } : {}),
    ...(typeof sheet === 'string' ? { sheet } : {}),
  };
}

const NOT_JOINED = 'import.not-joined';

function inspectionKey(upload: string, file: string, choices?: ReadChoices): readonly unknown[] {
  return ['import-joined', upload, file, ...(choices === undefined ? [] : [choices])];
}

async function inspected(upload: string, joined: string, choices: ReadChoices): Promise<InspectedFile> {
  const answer = await askLocal('local.import-inspect', { upload, joined, ...choices });
  if (!answer.ok) throw new RefusedQuery(answer.refusal);
  return answer.value;
}
