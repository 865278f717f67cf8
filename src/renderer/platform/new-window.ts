import { addressForWindow } from './shown-company.ts';

/** Shows a page of ours in a window of its own: in a browser a tab, in the desktop a window. */
export function openInNewWindow(path: string): void {
  // The other window is told nothing of this one but which company it shows.
  window.open(addressForWindow(path), '_blank', 'noopener');
}
