import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../core/platform/database.ts';
import { openReplica } from '../core/platform/replica.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';
import { portsOf, type WorkstationOptions } from '../workstation/workstation-ports.ts';
import { emptySeat, takenSeat, type WorkstationSeat } from '../workstation/workstation-seat.ts';
import { leaveOpenWork } from './demo-attention.ts';
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

/** Founds the demo company in an empty folder as everybody gets it. */
export async function makeDemo(
  options: WorkstationOptions & { readonly folder: string },
): Promise<Result<Workstation>> {
  const founded = await foundBusyDemo(options);
  return founded.ok ? ok(founded.value.workstation) : founded;
}

/** The demo company with work that waits in Needs attention. */
export async function foundBusyDemo(
  options: WorkstationOptions & { readonly folder: string },
): ReturnType<typeof foundDemoCompany> {
  const founded = await foundDemoCompany(options);
  if (!founded.ok) return founded;
  const { workstation, company } = founded.value;
  await workstation.close();
  const ports = portsOf(options);
  const db = openDatabase(join(options.folder, 'daybook.db'));
  try {
    leaveOpenWork(openReplica(db, ports.core, { capture: ports.capture }), company, ports);
  } finally {
    db.sqlite.close();
  }
  const opened = await openWorkstation(options);
  return opened.ok ? ok({ workstation: opened.value, company }) : opened;
}
