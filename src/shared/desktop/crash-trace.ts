/**
 * What may be written down of a bug: the kind of error, its code and the places in our own files. Messages are left out,
 * because they hold names, prices and paths of people; so is everything of a path before the program's own folder.
 */
export function crashTrace(error: unknown): string {
  if (!isObject(error)) return `threw a ${typeof error}`;
  const kind = /^[A-Za-z]{1,40}$/.test(String(error.name)) ? String(error.name) : 'Error';
  const code = /^[A-Z][A-Z0-9_]{1,40}$/.test(String(error.code)) ? ` ${String(error.code)}` : '';
  const places = String(error.stack ?? '')
    .split('\n')
    .flatMap((line) => PLACE.exec(line)?.slice(1, 4).join(':') ?? [])
    .slice(0, 20);
  return [`${kind}${code}`, ...places].join(' < ');
}

/** File name, line and column at the end of a stack line. */
const PLACE = /([\w.-]{1,80}\.(?:[cm]?[jt]sx?)):(\d+):(\d+)\)?$/;

function isObject(error: unknown): error is Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null;
}
