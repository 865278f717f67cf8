import { resolve } from 'node:path';
import type { Result } from '../shared/kernel/result.ts';
import { unpackBackup } from './backup-unpack.ts';
import type { Workstation } from './workstation.ts';
import { openWorkstation } from './workstation-open.ts';
import { portsOf, type WorkstationOptions } from './workstation-ports.ts';

/**
 * Opens a backup in an empty folder. What was made after it is not in it: a member of a server gets a new incarnation at
 * its next sync, with its pending work kept, and history brings the rest; a company on one computer begins a new epoch.
 * Refusals: those of {@link unpackBackup}.
 */
export async function restoreBackup(
  options: WorkstationOptions & { readonly folder: string; readonly file: string },
): Promise<Result<Workstation>> {
  const data = unpackBackup(resolve(options.file), options.folder, portsOf(options));
  return data.ok ? await openWorkstation(options) : data;
}
