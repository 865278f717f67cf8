import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What stands before the fuses in every build of Electron. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * A folder that electron-builder takes for an Electron of Linux: enough to lay out a package and flip its fuses, and no
 * program at all. `fuses` is how many its wire has.
 */
export function dummyElectron(fuses: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-electron-'));
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'version'), '45.4.1');
  const wire = Buffer.from([1, fuses, ...Array<number>(fuses).fill(0x31)]);
  const program = Buffer.concat([
    Buffer.from('not a program\n'),
    Buffer.from(SENTINEL),
    wire,
    Buffer.alloc(64),
  ]);
  writeFileSync(join(folder, 'electron'), program, { mode: 0o755 });
  return folder;
}
