import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { InspectedFile } from '../../shared/sync/import-inspection.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { draftMapping, type ImportDraft, type PreparedImport, preparedImport } from './import-draft.ts';
import { useImportDraft, useInspectedFile } from './import-draft-keeping.ts';
import { useJoinedFiles } from './joined-files.ts';

export interface StepParts extends PreparedImport {
  readonly draft: ImportDraft;
  readonly file: InspectedFile;
  /** Why joined files cannot be read, by their names in the mapping. */
  readonly refusals: ReadonlyMap<string, Refusal>;
}

/** Reads the draft, the file of the address and what is joined to it, and hands all to a step. */
export function PreparedStep({ children }: { readonly children: (parts: StepParts) => ReactNode }) {
  const { upload } = useParams({ strict: false }) as { readonly upload: string };
  const { draft, problem: unknown, tryAgain } = useImportDraft(upload);
  const inspected = useInspectedFile(draft);
  const file = inspected.data;
  const joined = useJoinedFiles(draft, draft && file ? draftMapping(draft, file).mapping : null);
  if (unknown) return <CannotRead problem={unknown} onTryAgain={tryAgain} />;
  if (inspected.error)
    return <CannotRead problem={inspected.error} onTryAgain={() => void inspected.refetch()} />;
  if (!draft || !file || joined.isReading) return <Reading />;
  const { files, refusals } = joined;
  return children({ draft, file, refusals, ...preparedImport(draft, file, files) });
}
