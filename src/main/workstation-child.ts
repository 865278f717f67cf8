import { LINE } from '../shared/desktop/desktop-channels.ts';
import {
  type FromWorkstation,
  fromWorkstation,
  type ToWorkstation,
} from '../shared/desktop/desktop-messages.ts';
import type { DesktopChild, DesktopPort, ElectronSurface, LineRequest } from './electron-surface.ts';

type Offer = Extract<ToWorkstation, { kind: 'offer' }>;
type Frame = NonNullable<LineRequest['senderFrame']>;

/** Milliseconds before the first new start; doubles with every end inside `QUIET`. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 5_000;
/** Running this long counts as well again, in ms. */
const QUIET = 60_000;
/** Ends in a row after which a person is asked. */
const MOST_ENDS = 5;
/** Files that were opened last, of which a new process is told. */
const MOST_OFFERS = 20;

export interface ChildPorts {
  readonly electron: Pick<ElectronSurface, 'utilityProcess' | 'MessageChannelMain'>;
  /** File of the workstation process. */
  readonly program: string;
  readonly start: Extract<ToWorkstation, { kind: 'start' }>;
  readonly clock: () => number;
  readonly after: (ms: number, work: () => void) => void;
  readonly onWord: (word: FromWorkstation) => void;
  /** It ended too often: nothing is started until `startAgain`. */
  readonly onGivenUp: () => void;
}

/**
 * The workstation process, started again whenever it ends by itself. Nothing is lost by that: what it said is saved is
 * in the database, and pages ask again over a new line.
 */
export interface WorkstationChild {
  /** A line for this page, at once or as soon as there is a process to talk to. */
  giveLine(frame: Frame): void;
  tryServer(): void;
  /** Tells it of a file somebody opened, and every process that comes after it. */
  offer(offer: Offer): void;
  answer(wish: string, answer: string | null): void;
  startAgain(): void;
  /** Resolves when it is gone; after `limit` ms it is made to go. */
  end(limit: number): Promise<void>;
}

export function workstationChild(ports: ChildPorts): WorkstationChild {
  const { electron, program, start, clock, after } = ports;
  const waiting = new Set<Frame>();
  /** Pages that hold a line to the process that runs. */
  const connected: Frame[] = [];
  const offers: Offer[] = [];
  let child: DesktopChild | null = null;
  let isReady = false;
  let isEnding = false;
  let ends = 0;
  let startedAt = 0;
  let gone: () => void = () => {};

  const say = (word: ToWorkstation, line?: DesktopPort) => child?.postMessage(word, line ? [line] : []);
  const connect = (frame: Frame) => {
    const { port1, port2 } = new electron.MessageChannelMain();
    say({ kind: 'line' }, port1);
    frame.postMessage(LINE, null, [port2]);
    connected.push(frame);
  };
  const hear = (message: unknown) => {
    const word = fromWorkstation.safeParse(message);
    if (!word.success) return;
    if (word.data.kind === 'ready') {
      isReady = true;
      for (const frame of waiting) connect(frame);
      waiting.clear();
    }
    ports.onWord(word.data);
  };
  const ended = () => {
    child = null;
    isReady = false;
    for (const frame of connected.splice(0)) tellLost(frame);
    gone();
    if (isEnding) return;
    ends = clock() - startedAt > QUIET ? 1 : ends + 1;
    if (ends >= MOST_ENDS) ports.onGivenUp();
    else after(Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (ends - 1)), begin);
  };
  const begin = () => {
    if (child || isEnding) return;
    startedAt = clock();
    child = electron.utilityProcess.fork(program, [], {
      serviceName: 'Daybook workstation',
      stdio: 'inherit',
    });
    child.on('message', hear);
    child.on('exit', ended);
    say(start);
    for (const offer of offers) say(offer);
  };
  begin();
  return {
    giveLine(frame) {
      if (isReady) connect(frame);
      else waiting.add(frame);
    },
    offer(offer) {
      offers.push(offer);
      if (offers.length > MOST_OFFERS) offers.shift();
      say(offer);
    },
    answer: (wish, answer) => say({ kind: 'answer', wish, answer }),
    tryServer: () => say({ kind: 'try-server' }),
    startAgain() {
      ends = 0;
      begin();
    },
    async end(limit) {
      isEnding = true;
      if (!child) return;
      const isGone = new Promise<void>((resolve) => {
        gone = resolve;
      });
      after(limit, () => void child?.kill());
      say({ kind: 'end' });
      await isGone;
    },
  };
}

/** A line without a port says that the one before is gone. A page that is gone itself needs no word. */
function tellLost(frame: Frame): void {
  try {
    frame.postMessage(LINE, null, []);
  } catch {
    // The frame was closed in between.
  }
}
