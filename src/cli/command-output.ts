import type { Terminal } from './terminal.ts';

/** One document, ended by a line feed; laid out for the eye where an eye looks on. */
export function printJson(terminal: Terminal, document: unknown): void {
  terminal.output.write(`${JSON.stringify(document, null, terminal.output.isTTY ? 2 : 0)}\n`);
}
