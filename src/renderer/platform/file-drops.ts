import { useEffect, useRef, useState } from 'react';

/**
 * Takes files that are dropped anywhere on the page: from a folder, or a mail from a mail program. Answers whether some are
 * held over it. Null takes none. The page gets their content and their names; no path of this computer is in them.
 */
export function useFileDrops(take: ((files: readonly File[]) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  const isTaking = take !== null;
  useEffect(() => {
    if (!isTaking) return;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!holdsFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      latest.current?.([...(event.dataTransfer?.files ?? [])]);
    };
    document.addEventListener('dragover', over);
    document.addEventListener('dragleave', leave);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', over);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('drop', drop);
    };
  }, [isTaking]);
  return isOver && isTaking;
}

/** A file dropped where nobody takes it does nothing; a browser would leave the page and show the file. */
export function refuseOtherDrops(): void {
  addEventListener('dragover', (event) => {
    if (!holdsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
  });
  addEventListener('drop', (event) => {
    if (holdsFiles(event)) event.preventDefault();
  });
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
