import { useEffect } from 'react';
import { useStatusParts } from '../status-parts.ts';
import { useGridMode } from './grid-hooks.ts';
import { modeWord } from './grid-speech.ts';
import type { GridStore } from './grid-store.ts';

/** The mode of the grid in the status bar, as long as the grid stands. */
export function GridModeStatus({ grid }: { readonly grid: GridStore }) {
  const mode = useGridMode(grid);
  useEffect(() => {
    useStatusParts.setState({ mode: modeWord(mode) });
    return () => useStatusParts.setState({ mode: null });
  }, [mode]);
  return null;
}
