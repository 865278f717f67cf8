interface Call<I, O> {
  readonly input: I;
  readonly output: O;
}

/** A file that lies in the folder of files under its hash. Size in bytes. */
export interface KeptFile {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

/** Files on their way in, and papers that are made here. */
export interface FileCommands {
  readonly 'local.file-begin': Call<
    { readonly name: string; readonly size: number },
    /** Most bytes of one part. */
    { readonly upload: string; readonly partBytes: number }
  >;
  readonly 'local.file-part': Call<
    /** `bytes` in base64. */
    { readonly upload: string; readonly offset: number; readonly bytes: string },
    { readonly offset: number }
  >;
  /** Answers what `document.attach` takes. */
  readonly 'local.file-finish': Call<{ readonly upload: string }, KeptFile>;
  /** Prints a paper and files it; one that was filed of this revision is given again. */
  readonly 'local.paper': Call<
    { readonly order: string; readonly kind: 'order confirmation' | 'pick list'; readonly revision?: number },
    KeptFile & { readonly document: string; readonly revision: number }
  >;
  /** A confirmation of no order, to see what the head of papers looks like. It is filed nowhere. */
  readonly 'local.paper-sample': Call<Readonly<Record<string, never>>, KeptFile>;
  /** A mail with a filed confirmation, for the person’s own mail program; `to` is null where no address is known. */
  readonly 'local.mail-draft': Call<
    { readonly order: string; readonly document: string },
    KeptFile & { readonly to: string | null; readonly subject: string }
  >;
}
