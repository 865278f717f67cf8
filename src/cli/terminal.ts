import type { Readable, Writable } from 'node:stream';

/** The world around the command line: streams, environment, interrupts. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly input: Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly errors: Writable & { readonly isTTY?: boolean };
  /** A signal that is raised by the first Ctrl+C after it was asked for; the second ends the process. */
  readonly interruption: () => AbortSignal;
}

export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', endWithoutReader);
  return { environment: env, input: stdin, output: stdout, errors: stderr, interruption };
}

/** A line for people, on stderr; what a terminal would obey is shown instead of done. */
export function say(terminal: Terminal, sentence: string): void {
  terminal.errors.write(`${harmless(sentence)}\n`);
}

/** Text in which no character commands a terminal: names and notes come from files and other machines. */
export function harmless(text: string): string {
  return text.replaceAll(
    CONTROL,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

// C0 but for tab and line feed, DEL, C1, and the characters that turn the direction of writing (CVE-2021-42574).
const CONTROL = /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu;

function interruption(): AbortSignal {
  const controller = new AbortController();
  process.once('SIGINT', () => controller.abort());
  return controller.signal;
}

/** `daybook log | head` has read enough; there is nobody to tell. */
function endWithoutReader(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
  throw error;
}
