/**
 * Which company this window shows: that of its workstation or, until it goes back, the demo company beside it. A window
 * begins anew when that changes, so that nothing of one company is ever left standing in the other.
 */
const KEY = 'daybook.demo-beside';

/** In the address a window is opened by: it shows the demo company too. */
const MARK = 'demo';

/** What the company is called to which this window goes back; null where it shows that one. */
export function ownCompany(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Begins anew at a page of the demo company. */
export function enterDemo(own: string, path: string): void {
  sessionStorage.setItem(KEY, own);
  location.assign(path);
}

/** Begins anew in the window's own company. */
export function leaveDemo(): void {
  sessionStorage.removeItem(KEY);
  location.assign('/');
}

/** The address of a page for another window, which is to show the same company. */
export function addressForWindow(path: string): URL {
  const address = new URL(path, location.href);
  const own = ownCompany();
  if (own !== null) address.searchParams.set(MARK, own);
  return address;
}

/** Takes from its address what company a new window shows. Before anything is asked. */
export function noteShownCompany(): void {
  const address = new URL(location.href);
  const own = address.searchParams.get(MARK);
  if (own === null) return;
  sessionStorage.setItem(KEY, own);
  address.searchParams.delete(MARK);
  history.replaceState(history.state, '', address);
}
