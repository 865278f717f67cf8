/** Shows a page of ours in a window of its own: in a browser a tab, in the desktop a window. */
export function openInNewWindow(path: string): void {
  // The other window is told nothing of this one.
  window.open(new URL(path, location.href), '_blank', 'noopener');
}
