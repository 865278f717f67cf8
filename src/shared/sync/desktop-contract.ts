import type { KeptFile } from './local-file-contract.ts';

interface Call<I, O> {
  readonly input: I;
  readonly output: O;
}

/** What a file that was opened with Daybook is for. */
export type OpenedKind = 'table' | 'backup';

export const printOutcomes = ['printed', 'called-off', 'failed'] as const;
export type PrintOutcome = (typeof printOutcomes)[number];

interface OpenedFile {
  /** The token of a file that a person opened with Daybook. */
  readonly opened: string;
}

/** What only the desktop program can do for a page; elsewhere each is refused with `desktop.only`. */
export interface DesktopCommands {
  readonly 'local.opened-file': Call<OpenedFile, { readonly name: string; readonly kind: OpenedKind | null }>;
  /** Takes the file in as an upload that waits to be imported. */
  readonly 'local.opened-import': Call<OpenedFile, { readonly upload: string; readonly name: string }>;
  /** Opens a backup where nothing was founded yet. */
  readonly 'local.opened-restore': Call<OpenedFile, null>;
  readonly 'local.print-file': Call<Pick<KeptFile, 'sha256' | 'name'>, { readonly outcome: PrintOutcome }>;
  /** Asks for a place and writes everything there; null where the person wanted none. */
  readonly 'local.save-backup': Call<Readonly<Record<string, never>>, { readonly file: string | null }>;
}
