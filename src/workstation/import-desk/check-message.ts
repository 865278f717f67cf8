import type { Result } from '../../shared/kernel/result.ts';
import type { FailedCell, ImportReport } from '../../shared/sync/import-runs.ts';
import type { PersonSession } from '../workstation.ts';

/** What the thread of a check is started with. */
export interface CheckJob {
  readonly folder: string;
  readonly session: PersonSession;
  readonly path: string;
  readonly mapping: unknown;
  readonly failedRows: string;
}

/** What it says meanwhile and at the end. */
export type CheckMessage =
  | { readonly kind: 'progress'; readonly rows: number; readonly failed: readonly FailedCell[] }
  | { readonly kind: 'end'; readonly report: Result<ImportReport> };
