import { harmless, type Terminal } from './terminal.ts';

const PERIOD_MS = 250;
const PERIOD_LINES_MS = 2_000;

/** Says on stderr how far long work has come: over and over in one line of a terminal, else a line now and then. */
export interface ProgressLine {
  show(text: string): void;
  /** Leaves the terminal's line to what comes next. */
  end(): void;
}

export function progressLine(call: {
  readonly showsProgress: boolean;
  readonly terminal: Terminal;
}): ProgressLine {
  if (!call.showsProgress) return { show: () => {}, end: () => {} };
  const { errors } = call.terminal;
  const rewrites = errors.isTTY === true;
  let next = 0;
  let shown = false;
  return {
    show(text) {
      const now = performance.now();
      if (now < next) return;
      next = now + (rewrites ? PERIOD_MS : PERIOD_LINES_MS);
      shown = true;
      errors.write(rewrites ? `\r\u001B[2K${harmless(text)}` : `${harmless(text)}\n`);
    },
    end() {
      if (shown && rewrites) errors.write('\r\u001B[2K');
      shown = false;
    },
  };
}
