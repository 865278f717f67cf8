import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { InspectedFile } from '../../shared/sync/import-inspection.ts';
import { announce } from '../platform/announcements.ts';
import { queryCache, RefusedQuery } from '../platform/query-cache.ts';
import { say, sentenceOf } from '../platform/strings.ts';
import { askLocal, runLocal } from '../platform/workstation-calls.ts';
import type { ImportDraft } from './import-draft.ts';

/** Under which kind an import that is being prepared stands among what is typed on this workstation. */
export const DRAFT_KIND = 'import';

interface KeptDraft {
  readonly draft: ImportDraft;
  readonly version: number;
}

/** Drafts of this window; a field that is typed in must not wait for anything. */
const useDrafts = create<{ readonly kept: ReadonlyMap<string, KeptDraft> }>(() => ({ kept: new Map() }));

/** The draft of an upload, as it was left: through reload, crash and sign-out. */
export function useImportDraft(upload: string): {
  readonly draft: ImportDraft | undefined;
  readonly problem: Error | null;
  readonly tryAgain: () => void;
} {
  const kept = useDrafts((state) => state.kept.get(upload));
  const read = useQuery({
    queryKey: ['import-draft', upload],
    enabled: kept === undefined,
    queryFn: () => readDraft(upload),
  });
  return {
    draft: kept?.draft,
    problem: kept ? null : read.error,
    tryAgain: () => void read.refetch(),
  };
}

/** Asked once per way of reading: a file does not change, and reading 50 MB takes seconds. */
export function useInspectedFile(draft: ImportDraft | undefined): UseQueryResult<InspectedFile> {
  return useQuery({
    queryKey: ['import-inspection', draft?.upload, draft?.choices],
    enabled: draft !== undefined,
    placeholderData: (before: InspectedFile | undefined) => before,
    async queryFn() {
      const answer = await askLocal('local.import-inspect', {
        upload: draft?.upload ?? '',
        ...draft?.choices,
      });
      if (!answer.ok) throw new RefusedQuery(answer.refusal);
      return answer.value;
    },
  });
}

/** Keeps a draft: on the screen at once, on disk when it resolves. Changes are written in the order they were made. */
export function keepDraft(upload: string, changes: Partial<ImportDraft>): Promise<void> {
  const kept = useDrafts.getState().kept.get(upload);
  if (kept) hold(upload, { ...kept, draft: { ...kept.draft, ...changes } });
  writing = writing.then(() => write(upload));
  return writing;
}

/** The first that is kept of an import. */
export async function startDraft(draft: ImportDraft): Promise<void> {
  hold(draft.upload, { draft, version: 0 });
  await keepDraft(draft.upload, {});
}

/** It is an import now, or not wanted: gone from the desk (to be had back for a while). */
export async function discardDraft(upload: string): Promise<void> {
  await writing;
  await runLocal('local.buffer-discard', { buffer: bufferOf(upload) });
  hold(upload, null);
}

/** The upload of a kept draft, by the id under which it is kept. */
export function uploadOf(buffer: string): string {
  return buffer.slice(PREFIX.length);
}

const PREFIX = 'import:';
let writing: Promise<void> = Promise.resolve();

function bufferOf(upload: string): string {
  return PREFIX + upload;
}

function hold(upload: string, kept: KeptDraft | null): void {
  const all = new Map(useDrafts.getState().kept);
  if (kept) all.set(upload, kept);
  else all.delete(upload);
  useDrafts.setState({ kept: all });
}

/** Answers the version read; the draft itself is held above. */
async function readDraft(upload: string): Promise<number> {
  await writing;
  const answer = await askLocal('local.buffer-show', { buffer: bufferOf(upload) });
  if (!answer.ok) throw new RefusedQuery(answer.refusal);
  const { body, version } = answer.value;
  hold(upload, { draft: body as ImportDraft, version });
  return version;
}

async function write(upload: string): Promise<void> {
  const kept = useDrafts.getState().kept.get(upload);
  if (!kept) return;
  const saved = await runLocal('local.buffer-save', {
    buffer: bufferOf(upload),
    kind: DRAFT_KIND,
    title: kept.draft.file,
    body: kept.draft,
    version: kept.version,
  });
  if (saved.ok) {
    const now = useDrafts.getState().kept.get(upload);
    if (now) hold(upload, { ...now, version: saved.value.version });
    return;
  }
  // Another window has it open: what stands there counts, and this one shows it.
  const isElsewhere = saved.refusal.code === 'buffer.newer-elsewhere';
  announce(isElsewhere ? say('imports.changed-elsewhere') : sentenceOf(saved.refusal), 'assertive');
  await queryCache.invalidateQueries({ queryKey: ['import-draft', upload], refetchType: 'none' });
  hold(upload, null);
}
