import { systemChance } from '../node/clock-and-chance.ts';
import { crashTrace } from '../shared/desktop/crash-trace.ts';
import { type FromWorkstation, toWorkstation } from '../shared/desktop/desktop-messages.ts';
import type { Refusal } from '../shared/kernel/refusal.ts';
import type { Result } from '../shared/kernel/result.ts';
import { desktopDoor } from './desktop-door.ts';
import { type ServedPort, serveMessagePort } from './rpc-host.ts';
import { textSeal } from './text-seal.ts';
import type { Workstation } from './workstation.ts';
import type { WorkstationOptions } from './workstation-ports.ts';
import type { WorkstationSeat } from './workstation-seat.ts';

/** What a process started by the desktop's main process has to speak to it: `process.parentPort` there. */
export interface ParentPort {
  postMessage(word: FromWorkstation): void;
  on(
    event: 'message',
    listener: (event: { readonly data: unknown; readonly ports: readonly ServedPort[] }) => void,
  ): void;
}

export interface MainLinePorts {
  readonly parent: ParentPort;
  readonly openSeat: (options: WorkstationOptions & { folder: string }) => Promise<Result<WorkstationSeat>>;
  readonly sentenceOf: (refusal: Refusal) => string;
  /** Ends this process. */
  readonly exit: () => void;
  /** Writes everything of a folder into another; {@link rescueFolder}. */
  readonly rescue: (folder: string, into: string) => Promise<Result<unknown>>;
}

/** How soon after a change the count of what needs attention is told, in ms: a sync makes many at once. */
const COUNT_AFTER = 300;

/**
 * Hosts a workstation for the desktop: opens the folder it is told, serves every line it is handed, and ends with
 * everything closed. Whatever kills it in between costs nothing that was said to be saved.
 */
export function hostForMain({ parent, openSeat, sentenceOf, exit, rescue }: MainLinePorts): void {
  const alarm = (bug: unknown) => parent.postMessage({ kind: 'bug', trace: crashTrace(bug) });
  const door = desktopDoor((wish, what) => parent.postMessage({ kind: 'ask', wish, what }));
  const waiting: ServedPort[] = [];
  let seat: WorkstationSeat | null = null;
  let isStarted = false;
  let stopTelling: () => void = () => {};

  const start = async (folder: string, seal: string | null) => {
    const sealed = seal === null ? null : textSeal(Buffer.from(seal, 'base64'), systemChance);
    const opened = await openSeat({ folder, seal: sealed, alarm });
    if (!opened.ok) {
      const { refusal } = opened;
      parent.postMessage({ kind: 'refused', code: refusal.code, sentence: sentenceOf(refusal) });
      return;
    }
    seat = opened.value;
    seat.onTaken((workstation) => {
      stopTelling = beginWork(workstation, parent);
    });
    for (const line of waiting.splice(0)) serveMessagePort(seat, line, alarm, door);
    parent.postMessage({ kind: 'ready' });
  };
  const end = async () => {
    stopTelling();
    await seat?.close();
    exit();
  };
  parent.on('message', ({ data, ports: [line] }) => {
    const word = toWorkstation.safeParse(data);
    if (!word.success) return;
    switch (word.data.kind) {
      case 'start':
        if (isStarted) return;
        isStarted = true;
        start(word.data.folder, word.data.seal).catch((bug: unknown) => {
          alarm(bug);
          exit();
        });
        return;
      case 'rescue':
        if (isStarted) return;
        isStarted = true;
        rescue(word.data.folder, word.data.into)
          .then(({ ok }) => ok && parent.postMessage({ kind: 'rescued' }), alarm)
          .finally(exit);
        return;
      case 'line':
        if (line && seat) serveMessagePort(seat, line, alarm, door);
        else if (line) waiting.push(line);
        return;
      case 'offer':
        door.offer(word.data.token, word.data.file);
        return;
      case 'answer':
        door.answer(word.data.wish, word.data.answer);
        return;
      case 'try-server':
        seat?.workstation()?.sync.poke();
        return;
      case 'end':
        end().catch(exit);
    }
  });
}

/** Starts what a workstation does by itself; answers what stops the telling. */
function beginWork(workstation: Workstation, parent: ParentPort): () => void {
  workstation.sync.start();
  workstation.backups.start();
  let timer: NodeJS.Timeout | undefined;
  const count = () => {
    timer = undefined;
    parent.postMessage({ kind: 'attention', count: workstation.status().attention });
  };
  const end = workstation.onChanges(() => {
    timer ??= setTimeout(count, COUNT_AFTER);
  });
  count();
  return () => {
    end();
    clearTimeout(timer);
  };
}
