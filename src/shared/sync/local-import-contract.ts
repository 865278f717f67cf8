import type { Encoding, InspectedFile, MappingFile } from './import-inspection.ts';
import type { FailedRowsPart, ImportView, RunProgress } from './import-runs.ts';

interface Call<I, O> {
  readonly input: I;
  readonly output: O;
}

interface OfRun {
  readonly run: string;
}

interface MappedUpload {
  readonly upload: string;
  readonly mapping: MappingFile;
}

/** What the import pages ask of their workstation. */
export interface ImportQueries {
  readonly 'local.import-inspect': Call<
    {
      readonly upload: string;
      /** The name of a file joined to it. */
      readonly joined?: string;
      readonly sheet?: string;
      readonly headerRow?: number;
      readonly delimiter?: string;
      readonly encoding?: Encoding;
    },
    InspectedFile
  >;
  /** A mapping file as a person has it, complete. */
  readonly 'local.import-mapping': Call<{ readonly text: string }, MappingFile>;
  readonly 'local.import-progress': Call<OfRun, RunProgress>;
  readonly 'local.import-show': Call<OfRun, ImportView>;
  readonly 'local.import-list': Call<
    { readonly unfinished?: boolean },
    { readonly imports: readonly ImportView[] }
  >;
  readonly 'local.import-failed-rows': Call<
    { readonly run: string; readonly offset?: number },
    FailedRowsPart
  >;
}

export interface ImportCommands {
  /** A part of a file, `bytes` in base64; `offset` of the answer: how much is there, whatever was sent. */
  readonly 'local.import-upload': Call<
    {
      readonly upload: string | null;
      readonly name: string;
      readonly offset: number;
      readonly bytes: string;
    },
    { readonly upload: string; readonly offset: number }
  >;
  /** A part of a file that is joined to an upload's; the first takes the place of one that was there by that name. */
  readonly 'local.import-join': Call<
    {
      readonly upload: string;
      readonly name: string;
      readonly offset: number;
      readonly bytes: string;
    },
    { readonly upload: string; readonly offset: number }
  >;
  readonly 'local.import-paste': Call<
    { readonly text: string },
    { readonly upload: string; readonly offset: number }
  >;
  readonly 'local.import-check': Call<MappedUpload, OfRun>;
  readonly 'local.import-start': Call<MappedUpload, OfRun>;
  readonly 'local.import-cancel': Call<OfRun, null>;
  readonly 'local.import-leave': Call<OfRun, null>;
  /** Answers the run of the undo, which has the import's id. */
  readonly 'local.import-undo': Call<OfRun, OfRun>;
}
