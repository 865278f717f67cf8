import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InspectedFile } from '../../shared/sync/import-inspection.ts';
import { CannotRead, Reading } from '../ui/NoticeLine.tsx';
import { type ImportDraft, type PreparedImport, preparedImport } from './import-draft.ts';
import { useImportDraft, useInspectedFile } from './import-draft-keeping.ts';

export interface StepParts extends PreparedImport {
  readonly draft: ImportDraft;
  readonly file: InspectedFile;
}

/** Reads the draft and the file of the address, and hands both to a step. */
export function PreparedStep({ children }: { readonly children: (parts: StepParts) => ReactNode }) {
  const { upload } = useParams({ strict: false }) as { readonly upload: string };
  const { draft, problem: unknown, tryAgain } = useImportDraft(upload);
  const inspected = useInspectedFile(draft);
  if (unknown) return <CannotRead problem={unknown} onTryAgain={tryAgain} />;
  if (inspected.error)
    return <CannotRead problem={inspected.error} onTryAgain={() => void inspected.refetch()} />;
  if (!draft || !inspected.data) return <Reading />;
  return children({ draft, file: inspected.data, ...preparedImport(draft, inspected.data) });
}
