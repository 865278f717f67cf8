import type { Ref } from 'react';

export interface FilesInputProps {
  /** To be clicked by the button that stands for it. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  /** Media types, as the system understands them; default: any. */
  readonly accept?: string;
  /** Default: as many as one likes. */
  readonly one?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Asks the system for files; the same ones may be chosen again. */
export function FilesInput({ ref, label, accept, one = false, onFiles }: FilesInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      accept={accept}
      multiple={!one}
      hidden
      aria-label={label}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        currentTarget.value = '';
        if (files.length > 0) onFiles(files);
      }}
    />
  );
}
