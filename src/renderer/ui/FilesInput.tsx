import type { Ref } from 'react';

export interface FilesInputProps {
  /** To be clicked by the button that stands for it. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Asks the system for files; the same ones may be chosen again. */
export function FilesInput({ ref, label, onFiles }: FilesInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label={label}
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        currentTarget.value = '';
        onFiles(files);
      }}
    />
  );
}
