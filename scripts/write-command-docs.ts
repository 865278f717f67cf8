import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCommandDocs } from '../src/cli/command-docs.ts';
import { commandTable } from '../src/cli/command-table.ts';

/** Writes the generated part of docs/command-line.md anew; a test holds it. */
const file = join(import.meta.dirname, '../docs/command-line.md');
writeFileSync(file, withCommandDocs(readFileSync(file, 'utf8'), commandTable));
