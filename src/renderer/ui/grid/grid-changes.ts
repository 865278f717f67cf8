import { isSameValue } from './cell-value.ts';
import { type GridLine, isEmptyLine } from './grid-line.ts';

/** What became of the lines of a document, line by line: the page sends what changed, never all of it. */
export type GridChange =
  | { readonly kind: 'added'; readonly line: GridLine; readonly after: string | null }
  | { readonly kind: 'changed'; readonly line: GridLine; readonly columns: readonly string[] }
  | { readonly kind: 'moved'; readonly line: GridLine; readonly after: string | null }
  | { readonly kind: 'removed'; readonly line: string };

/** From one state of the lines to another. `after` is the line it stands behind, null for the first. */
export function changesBetween(before: readonly GridLine[], now: readonly GridLine[]): readonly GridChange[] {
  if (before === now) return [];
  const [old, current] = [documentLines(before), documentLines(now)];
  const was = new Map(old.map((line) => [line.key, line]));
  const is = new Set(current.map(({ key }) => key));
  const changes: GridChange[] = old.flatMap(({ key }) =>
    is.has(key) ? [] : [{ kind: 'removed', line: key } as const],
  );
  const stayed = old.filter(({ key }) => is.has(key)).map(({ key }) => key);
  const order = current.filter(({ key }) => was.has(key)).map(({ key }) => key);
  const moved = movedKeys(stayed, order);
  for (const [place, line] of current.entries()) {
    const after = current[place - 1]?.key ?? null;
    const earlier = was.get(line.key);
    if (!earlier) changes.push({ kind: 'added', line, after });
    else {
      if (earlier !== line) changes.push({ kind: 'changed', line, columns: changedColumns(earlier, line) });
      if (moved.has(line.key)) changes.push({ kind: 'moved', line, after });
    }
  }
  return changes;
}

/** The lines without the empty one at the end, which is not part of the document. */
export function documentLines(lines: readonly GridLine[]): readonly GridLine[] {
  const last = lines.at(-1);
  return last && isEmptyLine(last) ? lines.slice(0, -1) : lines;
}

/** Lines that no longer follow their old order: those that went back behind a later one. */
function movedKeys(before: readonly string[], now: readonly string[]): ReadonlySet<string> {
  const rank = new Map(before.map((key, place) => [key, place]));
  const moved = new Set<string>();
  let highest = -1;
  for (const key of now) {
    const at = rank.get(key) ?? 0;
    if (at < highest) moved.add(key);
    else highest = at;
  }
  return moved;
}

function changedColumns(before: GridLine, now: GridLine): readonly string[] {
  const columns = new Set(
    [before.cells, now.cells, before.bad, now.bad].flatMap((cells) => Object.keys(cells)),
  );
  return [...columns].filter(
    (id) => !isSameValue(before.cells[id] ?? null, now.cells[id] ?? null) || before.bad[id] !== now.bad[id],
  );
}
