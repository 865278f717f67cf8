import { useEffect, useState } from 'react';
import type { KeptFile } from '../../shared/sync/local-file-contract.ts';
import { readFile } from './file-transfer.ts';

/** The address of a file in this window, for a picture or a frame; null until it is read, and where it cannot be. */
export function useFileUrl(file: KeptFile | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  const { sha256 = null, mediaType = '', name = '', size = 0 } = file ?? {};
  useEffect(() => {
    if (sha256 === null) return;
    let made: string | null = null;
    let gone = false;
    void readFile({ sha256, mediaType, name, size }).then((read) => {
      if (!read.ok || gone) return;
      made = URL.createObjectURL(read.value);
      setUrl(made);
    });
    return () => {
      gone = true;
      setUrl(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
    // The same bytes have the same name: they are read once.
  }, [sha256, mediaType, name, size]);
  return url;
}
