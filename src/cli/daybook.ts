import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Halves what a start costs. In the project's own folder, where nobody can write who could not change the program itself.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/daybook'));
const { runCommandLine } = await import('./command-line.ts');
const { processTerminal } = await import('./terminal.ts');

// Set and not called: what was printed is still to be taken in by whoever reads the other end of the pipe.
process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
