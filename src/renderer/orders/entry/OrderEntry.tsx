import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { isInTheWay } from '../../../shared/orders/order-check.ts';
import { announce } from '../../platform/announcements.ts';
import type { PageAction } from '../../platform/page-actions.ts';
import { pagePath } from '../../platform/page-path.ts';
import { say, sentenceOf } from '../../platform/strings.ts';
import { askLocal, runLocal } from '../../platform/workstation-calls.ts';
import { useGridMode } from '../../ui/grid/grid-hooks.ts';
import { LineGrid } from '../../ui/grid/LineGrid.tsx';
import { RefusalLine } from '../../ui/NoticeLine.tsx';
import { EntryPage } from '../../ui/page/EntryPage.tsx';
import { StateWord } from '../../ui/StateWord.tsx';
import { useStatusParts } from '../../ui/status-parts.ts';
import { MoreMenu } from '../../ui/WorkHeader.tsx';
import { sentenceOfCheck } from './check-sentence.ts';
import { useColumnChoice } from './column-choice.ts';
import { beforeWhat, EntryChecks } from './EntryChecks.tsx';
import { EntryFields } from './EntryFields.tsx';
import { EntryPapers } from './EntryPapers.tsx';
import { EntryTotals } from './EntryTotals.tsx';
import { isHalfTyped, isNothingTyped, writableLines } from './entry-body.ts';
import { type EntryDocument, openEntry } from './entry-document.ts';
import { type Finished, filePapers, finishEntry, writeDraft } from './entry-finish.ts';
import { fieldNamed, goTo, goToCheck, goToGrid, isInGrid, isInSight } from './entry-focus.ts';
import type { OpenedBuffer } from './entry-opening.ts';
import { entrySetup, setColumns } from './entry-setup.ts';
import { PASTED, WHY_AMENDED } from './entry-texts.ts';
import { LineWhyDialog } from './LineWhyDialog.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Order entry: by keyboard from the customer to the confirmation. */
export function OrderEntry({ opened }: { readonly opened: OpenedBuffer }) {
  const document = useEntry(opened);
  return document ? <OpenEntry document={document} /> : null;
}

function OpenEntry({ document }: { readonly document: EntryDocument }) {
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [asksWhy, setAsksWhy] = useState(() => document.texts.at(WHY_AMENDED) !== undefined);
  // Only when the page opens: later the focus goes where the person's key takes it.
  const [opensWithCustomer] = useState(() => document.state.getState().head.customer !== null);
  const busy = useRef(false);
  const { base, assessment } = useStore(document.state);
  const kept = document.keeper.state();
  const inTheWay = assessment?.checks.filter(isInTheWay) ?? [];
  useGridStatus(document);
  const currency = assessment?.currency;
  const { chosen, actions: columnActions } = useColumnChoice();
  useEffect(() => {
    if (currency !== undefined) setColumns(document, { currency, chosen });
  }, [document, currency, chosen]);

  const done = async ({ order, number, changeSet }: Finished) => {
    await document.keeper.discard();
    const said = say(base.kind === 'amendment' ? 'entry.amended' : 'entry.confirmed', { number });
    const undo = changeSet === null ? undefined : { title: say('undo'), run: () => void undoIt(changeSet) };
    announce(said, 'polite', base.kind === 'amendment' ? undefined : undo);
    await navigate({ to: pagePath('orders', order) });
  };
  const finish = async (why: string) => {
    if (busy.current) return;
    busy.current = true;
    if (await isReady(document)) {
      const answer = await finishEntry(document, why);
      setRefusal(answer.ok ? null : answer.refusal);
      if (answer.ok) await done(answer.value);
    }
    busy.current = false;
  };
  const askWhy = async () => {
    if (await isReady(document)) setAsksWhy(true);
  };
  const primary: PageAction = {
    id: 'order.confirm',
    title: say(base.kind === 'amendment' ? 'entry.amend' : 'entry.confirm'),
    key: 'primary',
    run: () => void (base.kind === 'amendment' ? askWhy() : finish('')),
  };
  const leave: PageAction = {
    id: 'order.leave',
    title: say('entry.leave'),
    key: 'back',
    run: () => void leaveEntry(document, (path) => void navigate({ to: path }), setRefusal),
  };
  const [explained, setExplained] = useState<string | null>(null);
  const explainedLine = assessment?.lines.find(({ key }) => key === explained);
  const why = () => {
    const { line } = document.grid.store.getState().focus;
    if (assessment?.lines.some(({ key, item }) => key === line && item)) setExplained(line);
    else announce(say('entry.no-line-to-explain'));
  };
  const walk = useRef(-1);
  const step = (way: 1 | -1) => {
    const checks = assessment?.checks.filter((check) => !check.settled && isInSight(check)) ?? [];
    if (checks.length === 0) return announce(say('entry.nothing-to-fix'));
    // From the lines it begins anew: their own cells were gone through there.
    if (isInGrid()) walk.current = way === 1 ? -1 : 0;
    walk.current = (walk.current + way + checks.length) % checks.length;
    const check = checks[walk.current];
    if (!check) return;
    goToCheck(document, check);
    announce(sentenceOfCheck(check));
  };
  const actions: readonly PageAction[] = [
    leave,
    { id: 'entry.next-problem', title: say('keys.nextProblem'), key: 'nextProblem', run: () => step(1) },
    {
      id: 'entry.previous-problem',
      title: say('keys.previousProblem'),
      key: 'previousProblem',
      run: () => step(-1),
    },
    { id: 'entry.why', title: say('keys.why'), key: 'why', run: why },
  ];
  return (
    <>
      <EntryPage
        kind="order-entry"
        title={say(base.kind === 'new' ? 'entry.new-order' : 'entry.order', {
          number: base.kind === 'new' ? '' : base.number,
        })}
        beside={
          <>
            {base.kind === 'new' ? null : <StateWord>{say(`entry.kind-${base.kind}`)}</StateWord>}
            <MoreMenu actions={columnActions} label={say('entry.columns')} />
          </>
        }
        fact={kept.keptAt === null ? null : say('entry.saved-here')}
        actions={actions.slice(0, 1)}
        primary={primary}
        primaryLabel={
          inTheWay.length === 0 ? undefined : say('entry.confirm-fix', { count: inTheWay.length })
        }
        strip={<RefusalLine refusal={refusal ?? kept.refusal} />}
        fields={<EntryFields document={document} onDone={() => goToGrid(document)} />}
        totals={<EntryTotals document={document} />}
        rightLabel={beforeWhat(base)}
        right={
          <>
            <EntryChecks document={document} onOpen={(path) => void navigate({ to: path })} />
            <EntryPapers document={document} />
          </>
        }
        hiddenActions={[...actions.slice(1), ...columnActions]}
      >
        <LineGrid
          grid={document.grid}
          label={say('entry.lines')}
          autoFocus={opensWithCustomer}
          pasting={document.texts.at(PASTED) ?? null}
          onPasting={(text) => document.texts.keep(PASTED, text)}
        />
      </EntryPage>
      {assessment && explainedLine ? (
        <LineWhyDialog
          document={document}
          assessment={assessment}
          line={explainedLine}
          onClose={() => setExplained(null)}
        />
      ) : null}
      {asksWhy ? (
        <ReasonDialog
          title={say('entry.amend')}
          label={say('entry.why-amend')}
          place={WHY_AMENDED}
          texts={document.texts}
          onDone={(why) => {
            setAsksWhy(false);
            void finish(why);
          }}
          onCancel={() => setAsksWhy(false)}
        />
      ) : null}
    </>
  );
}

/** Nothing is in the way of the next step; else the focus goes to the first that is. */
async function isReady(document: EntryDocument): Promise<boolean> {
  const settled = await document.settled();
  const first = settled?.checks.find(isInTheWay);
  const waits = document.texts.inHead();
  if (first) {
    goToCheck(document, first);
    announce(sentenceOfCheck(first), 'assertive');
  } else if (waits) {
    fieldNamed(waits.field)?.focus();
    announce(say('entry.text-waits', { text: waits.text }), 'assertive');
  }
  return first === undefined && waits === undefined;
}

/** One document per buffer, for as long as the page stands. */
function useEntry({ buffer, body, version }: OpenedBuffer): EntryDocument | null {
  const [document, setDocument] = useState<EntryDocument | null>(null);
  useEffect(() => {
    const entry = openEntry(buffer, body, version, entrySetup, {
      onPrimary: () => goTo('primary'),
      onProblemBeyond: (way) => goTo(way === 1 ? 'nextProblem' : 'previousProblem'),
      onHandOver: () => announce(say('entry.too-many-lines'), 'assertive'),
    });
    setDocument(entry);
    return () => entry.close();
  }, [buffer, body, version]);
  return document;
}

function useGridStatus(document: EntryDocument): void {
  const mode = useGridMode(document.grid);
  const { kind } = document.state.getState().base;
  const keys = say(kind === 'amendment' ? 'entry.keys-amendment' : 'entry.keys');
  useEffect(() => {
    useStatusParts.setState({ mode: say(`grid.mode-${mode}`), keys });
    return () => useStatusParts.setState({ mode: null, keys: '' });
  }, [mode, keys]);
}

/** What is typed becomes a draft with a number, if there is anything to it; nothing is ever thrown away. */
async function leaveEntry(
  document: EntryDocument,
  go: (path: string) => void,
  refuse: (refusal: Refusal) => void,
): Promise<void> {
  const body = document.body();
  const { base, head, lines } = body;
  const from = base.kind === 'new' ? '/orders' : pagePath('orders', base.order);
  const beside = await askLocal('local.buffer-papers', { buffer: document.buffer });
  const hasPapers = beside.ok && beside.value.papers.length > 0;
  if ((isNothingTyped(body) || document.keeper.isUntouched()) && !hasPapers) {
    await document.keeper.discard();
    return go(from);
  }
  const bad = lines.some((line) => Object.keys(line.bad).length > 0);
  if (
    isHalfTyped(body) ||
    base.kind === 'amendment' ||
    head.customer === null ||
    bad ||
    writableLines(lines).length === 0
  ) {
    await document.keeper.flush();
    announce(say('entry.kept-on-desk'));
    return go(from);
  }
  const written = await writeDraft(document);
  if (!written.ok) return refuse(written.refusal);
  await filePapers(document, written.value.order);
  await document.keeper.discard();
  announce(say('entry.draft-kept', { number: written.value.number }));
  go(pagePath('orders', written.value.order));
}

async function undoIt(changeSet: string): Promise<void> {
  const answer = await runLocal('local.undo', { changeSet });
  announce(answer.ok ? say('undone') : sentenceOf(answer.refusal), answer.ok ? 'polite' : 'assertive');
}
