import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { HeaderChanges } from '../../../shared/orders/header-fields.ts';
import { orderEntryQueries } from '../../../shared/orders/order-assess.ts';
import { today } from '../../platform/date-format.ts';
import { askQuery } from '../../platform/workstation-calls.ts';
import { type GridSetup, typedNow } from '../../ui/grid/grid-state.ts';
import { createGridStore, type GridStore, type GridWishes } from '../../ui/grid/grid-store.ts';
import {
  bufferOf,
  type EntryBase,
  type EntryBody,
  type EntryHead,
  type Override,
  underIds,
} from './entry-body.ts';
import { type BufferKeeper, keepBuffer } from './entry-keeper.ts';
import { type UntakenTexts, untakenTexts } from './entry-texts.ts';
import { type Assessment, resultsOf } from './line-results.ts';

interface EntryState {
  readonly base: EntryBase;
  readonly head: EntryHead;
  /** The newest answer about what is typed; an older one stays while the next is on its way. */
  readonly assessment: Assessment | null;
  /** What was typed has no answer yet. */
  readonly stale: boolean;
  readonly refusal: Refusal | null;
}

/** An order being typed: its head, its lines, what the workstation says of them, and their safe-keeping. */
export interface EntryDocument {
  /** The buffer it is typed in. */
  readonly buffer: string;
  readonly state: StoreApi<EntryState>;
  readonly grid: GridStore;
  readonly keeper: BufferKeeper;
  readonly texts: UntakenTexts;
  readonly setHead: (changes: Partial<EntryHead>) => void;
  readonly setHeader: (changes: HeaderChanges) => void;
  readonly override: (override: Override) => void;
  /** It goes on from a draft that was written meanwhile; its lines have ids now. */
  readonly rebase: (base: EntryBase, lineOf: ReadonlyMap<string, string>) => void;
  /** From now on a draft is being made of it. */
  readonly making: (since: number) => void;
  readonly body: () => EntryBody;
  /** Waits until the answer is for what stands now. */
  readonly settled: () => Promise<Assessment | null>;
  readonly close: () => void;
}

export function openEntry(
  buffer: string,
  body: EntryBody,
  version: number,
  setup: (document: () => EntryDocument) => GridSetup,
  wishes: GridWishes,
): EntryDocument {
  const state = createStore<EntryState>(() => ({
    base: body.base,
    head: body.head,
    assessment: null,
    stale: true,
    refusal: null,
  }));
  let asking: AbortController | null = null;
  let scheduled = false;

  const grid = createGridStore(
    setup(() => document),
    body.lines,
    { ...wishes, onCommit: () => changed() },
  );
  const keeper = keepBuffer(buffer, version, () => document.body());
  const texts = untakenTexts(body.texts ?? {}, keeper.touch);
  const document: EntryDocument = {
    buffer,
    state,
    grid,
    keeper,
    texts,
    setHead(changes) {
      state.setState(({ head }) => ({ head: { ...head, ...changes } }));
      changed();
    },
    setHeader(changes) {
      for (const field of Object.keys(changes)) texts.keep(field, null);
      state.setState(({ head }) => ({ head: { ...head, header: { ...head.header, ...changes } } }));
      changed();
    },
    override(override) {
      const { head } = state.getState();
      const rest = head.overrides.filter(
        ({ rule, line }) => rule !== override.rule || line !== override.line,
      );
      document.setHead({ overrides: [...rest, override] });
    },
    rebase(base, lineOf) {
      const typed = { head: state.getState().head, lines: grid.store.getState().lines };
      const { head, lines } = underIds(typed, lineOf);
      state.setState({ base, head });
      grid.send({ type: 'load', lines });
      changed();
    },
    making(makingSince) {
      state.setState({ base: { kind: 'new', makingSince } });
      changed();
    },
    body() {
      const { base, head } = state.getState();
      const rows = grid.store.getState();
      const typed = typedNow(rows);
      const typing = typed && { ...typed.place, text: typed.text };
      return { version: 1, base, head, lines: rows.lines, typing, texts: texts.all() };
    },
    settled() {
      if (!state.getState().stale) return Promise.resolve(state.getState().assessment);
      return new Promise((resolve) => {
        const stop = state.subscribe(({ stale, assessment }) => {
          if (stale) return;
          stop();
          resolve(assessment);
        });
      });
    },
    close() {
      asking?.abort();
      unwatch();
      keeper.close();
    },
  };
  if (body.typing) {
    const { line, column, text } = body.typing;
    grid.send({ type: 'retype', place: { line, column }, text });
  }
  // Text in an open cell is kept too, before it is taken.
  const unwatch = grid.store.subscribe((now, before) => {
    if (now.editor?.text !== before.editor?.text) keeper.touch();
  });
  assess();
  return document;

  /** Everything that changes what is typed comes here: kept at once, asked about together. */
  function changed(): void {
    keeper.touch();
    state.setState({ stale: true });
    if (scheduled) return;
    scheduled = true;
    queueMicrotask(() => {
      scheduled = false;
      assess();
    });
  }

  function assess(): void {
    asking?.abort();
    const controller = new AbortController();
    asking = controller;
    void ask(controller);
  }

  async function ask(controller: AbortController): Promise<void> {
    const { base, head } = state.getState();
    const input = {
      ...bufferOf(base, head, grid.store.getState().lines),
      today: today(),
      overrides: head.overrides.map((override) => ({ ...override })),
      ...(head.keepBoth === null ? {} : { keepBoth: head.keepBoth }),
    };
    try {
      const answer = await askQuery(orderEntryQueries.assessOrder, input, controller.signal);
      if (controller.signal.aborted) return;
      if (!answer.ok) {
        state.setState({ refusal: answer.refusal, stale: false });
        return;
      }
      grid.attach(resultsOf(answer.value));
      state.setState({ assessment: answer.value, stale: false, refusal: null });
    } catch {
      // The line went down or a newer question replaced this one; the next change asks again.
      if (!controller.signal.aborted) state.setState({ stale: false });
    }
  }
}
