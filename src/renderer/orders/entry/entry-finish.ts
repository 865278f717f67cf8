import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { LineChanges } from '../../../shared/orders/line-fields.ts';
import { type AmendedLine, amendOrder } from '../../../shared/orders/order-amend.ts';
import { createOrder } from '../../../shared/orders/order-commands.ts';
import { confirmOrder } from '../../../shared/orders/order-decisions.ts';
import { rewriteOrder } from '../../../shared/orders/order-rewrite.ts';
import { announce } from '../../platform/announcements.ts';
import { sentenceOf } from '../../platform/strings.ts';
import { type RunAnswer, runCommand, runLocal } from '../../platform/workstation-calls.ts';
import { documentLines } from '../../ui/grid/grid-changes.ts';
import type { GridLine } from '../../ui/grid/grid-line.ts';
import { type EntryBase, type EntryHead, lineInput, writableLines } from './entry-body.ts';
import type { EntryDocument } from './entry-document.ts';

/** A draft that stands, with its lines by the keys they were typed under. */
interface Written {
  readonly order: string;
  readonly number: string;
  readonly lineOf: ReadonlyMap<string, string>;
}

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** What became of it; `changeSet` can be undone while the message stands. */
export interface Finished {
  readonly order: string;
  readonly number: string;
  readonly changeSet: string | null;
}

/** Makes what is typed a draft with a number, or saves the draft it came from. */
export async function writeDraft(document: EntryDocument): Promise<Answer<Written>> {
  const { base, head } = document.state.getState();
  const lines = writableLines(document.grid.store.getState().lines);
  if (base.kind === 'draft') return await saveDraft(base, head, lines);
  if (head.customer === null) return { ok: false, refusal: { code: 'orders.no-customer-yet', params: {} } };
  // Kept before it is made: a workstation that ends in between finds the draft again and makes no second one.
  document.making(Date.now());
  await document.keeper.flush();
  const answer = await runCommand(createOrder, {
    customer: head.customer.id,
    placedOn: head.placedOn,
    ...withoutNull(head.header),
    ...(head.note === '' ? {} : { note: head.note }),
    lines: lines.map(({ input }) => input),
  });
  if (!answer.ok) return answer;
  const { order, number, lines: ids } = answer.output;
  return { ok: true, value: { order, number, lineOf: keysTo(lines, ids) } };
}

/** The customer's papers go on what it became. What cannot be filed stays beside what is typed, and says why. */
export async function filePapers({ buffer }: EntryDocument, order: string): Promise<void> {
  const filed = await runLocal('local.buffer-papers-file', { buffer, record: order });
  if (!filed.ok) announce(sentenceOf(filed.refusal), 'assertive');
}

/** Confirms what is typed: a first revision of a draft, or the next of a confirmed order. */
export async function finishEntry(document: EntryDocument, why: string): Promise<Answer<Finished>> {
  const { base } = document.state.getState();
  if (base.kind === 'amendment') {
    const amended = await amend(document, base, why);
    if (amended.ok) await filePapers(document, base.order);
    return finished(base, amended);
  }
  const written = await goOnFromDraft(document);
  if (!written.ok) return written;
  const { order } = written.value;
  const { head } = document.state.getState();
  const answer = await runCommand(confirmOrder, { order, ...settlements(head) });
  return finished(written.value, answer);
}

/**
 * Makes what is typed a draft with its number and papers, and goes on typing from that: whatever happens from here on makes no
 * second one.
 */
export async function goOnFromDraft(document: EntryDocument): Promise<Answer<Written>> {
  const written = await writeDraft(document);
  if (!written.ok) return written;
  const { order, number, lineOf } = written.value;
  document.rebase({ kind: 'draft', order, number }, lineOf);
  await document.keeper.flush();
  await filePapers(document, order);
  return written;
}

function finished(
  of: { readonly order: string; readonly number: string },
  answer: RunAnswer<unknown>,
): Answer<Finished> {
  if (!answer.ok) return answer;
  return { ok: true, value: { order: of.order, number: of.number, changeSet: answer.id } };
}

async function saveDraft(
  { order, number }: { readonly order: string; readonly number: string },
  head: EntryHead,
  lines: ReturnType<typeof writableLines>,
): Promise<Answer<Written>> {
  const answer = await runCommand(rewriteOrder, {
    order,
    header: head.header,
    note: head.note,
    lines: lines.map(({ key, input }) => (isNewKey(key) ? input : { ...input, line: key })),
  });
  if (!answer.ok) return answer;
  return { ok: true, value: { order, number, lineOf: keysTo(lines, answer.output.lines) } };
}

function amend(document: EntryDocument, base: EntryBase & { readonly kind: 'amendment' }, why: string) {
  const { head } = document.state.getState();
  const { lines } = document.grid.store.getState();
  return runCommand(amendOrder, {
    order: base.order,
    why,
    header: head.header,
    lines: amendedLines(base.before, lines),
    ...settlements(head),
  });
}

/** What differs between the lines as they stood and as they stand, the way an amendment names it. */
export function amendedLines(before: readonly GridLine[], now: readonly GridLine[]): AmendedLine[] {
  const standing = new Map(documentLines(before).map((line) => [line.key, line]));
  const current = writableLines(now);
  const kept = new Set(current.map(({ key }) => key));
  const removed = [...standing.keys()].filter((key) => !kept.has(key));
  return [
    ...removed.map((line): AmendedLine => ({ do: 'remove', line })),
    ...current.flatMap((line): AmendedLine[] => {
      const was = standing.get(line.key);
      if (!was) return [{ do: 'add', line: line.input }];
      const changes = changesOf(was, line);
      return Object.keys(changes).length === 0 ? [] : [{ do: 'change', line: line.key, changes }];
    }),
  ];
}

/** Null takes back what was typed before; quantity and item always stand. */
function changesOf(was: GridLine, now: GridLine): LineChanges & { readonly item?: string } {
  const [old, current] = [lineInput(was), lineInput(now)];
  const names = new Set([...Object.keys(old), ...Object.keys(current)]) as Set<keyof typeof old>;
  const changed = [...names].filter((name) => name !== 'typed' && old[name] !== current[name]);
  return Object.fromEntries(changed.map((name) => [name, current[name] ?? null]));
}

/** Checks gone past with a reason, as commands take them. */
function settlements({ overrides, keepBoth }: EntryHead) {
  return {
    overrides: overrides.map((override) => ({ ...override })),
    ...(keepBoth === null ? {} : { keepBoth }),
  };
}

/** Lines the screen made have keys of its own; those that stand have their ids. */
export const NEW_KEY = 'new-';

function isNewKey(key: string): boolean {
  return key.startsWith(NEW_KEY);
}

/** Ids of the lines that were written, by the keys they were typed under. */
export function keysTo(lines: readonly GridLine[], ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(lines.flatMap(({ key }, index) => (ids[index] === undefined ? [] : [[key, ids[index]]])));
}

function withoutNull<T extends object>(fields: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}
