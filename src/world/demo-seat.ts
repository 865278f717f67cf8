import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';
import type { WorkstationOptions } from '../workstation/workstation-ports.ts';
import { emptySeat, takenSeat, type WorkstationSeat } from '../workstation/workstation-seat.ts';
import { foundDemoCompany } from './demo-workstation.ts';

/** The seat of a folder: the workstation in it, or an empty one that also offers the demo company. */
export async function openSeat(
  options: WorkstationOptions & { readonly folder: string },
): Promise<Result<WorkstationSeat>> {
  if (!existsSync(join(options.folder, 'daybook.db'))) {
    return ok(emptySeat({ ...options, makeDemo: (folder) => makeDemo({ ...options, folder }) }));
  }
  const opened = await openWorkstation(options);
  return opened.ok ? ok(takenSeat(opened.value)) : opened;
}

/** Founds the demo company in an empty folder. */
export async function makeDemo(
  options: WorkstationOptions & { readonly folder: string },
): Promise<Result<Workstation>> {
  const founded = await foundDemoCompany(options);
  return founded.ok ? ok(founded.value.workstation) : founded;
}
