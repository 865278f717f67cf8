import { runCommandLine } from './command-line.ts';
import { processTerminal } from './terminal.ts';

// Set and not called: what was printed is still to be taken in by whoever reads the other end of the pipe.
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
