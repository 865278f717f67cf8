import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../core/platform/database.ts';
import { openReplica } from '../core/platform/replica.ts';
import { ok, type Result } from '../shared/kernel/result.ts';
import { PARTS } from '../workstation/data-folder.ts';
import { isGoingBack } from '../workstation/going-back.ts';
import { readLocal, writeLocal } from '../workstation/local-settings.ts';
import type { Workstation } from '../workstation/workstation.ts';
import { openWorkstation } from '../workstation/workstation-open.ts';
import { portsOf, type WorkstationOptions } from '../workstation/workstation-ports.ts';
import {
  emptySeat,
  type OpenDemo,
  takenSeat,
  type WorkstationSeat,
} from '../workstation/workstation-seat.ts';
import { leaveOpenWork } from './demo-attention.ts';
import { foundDemoCompany } from './demo-workstation.ts';

/** The seat of a folder: the workstation in it, or an empty one. Both offer the demo company too, unless this is it. */
export async function openSeat(
  options: WorkstationOptions & { readonly folder: string },
): Promise<Result<WorkstationSeat>> {
  const openDemo: OpenDemo = (folder) =>
    hasCompany(folder) ? openWorkstation({ ...options, folder }) : makeDemo({ ...options, folder });
  if (!hasCompany(options.folder)) return ok(emptySeat({ ...options, openDemo }));
  const opened = await openWorkstation(options);
  if (!opened.ok) return opened;
  return ok(isDemo(options.folder) ? takenSeat(opened.value) : takenSeat(opened.value, openDemo));
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
  const db = openDatabase(databaseIn(options.folder));
  try {
    leaveOpenWork(openReplica(db, ports.core, { capture: ports.capture }), company, ports);
    writeLocal(db, 'demoCompany', true);
  } finally {
    db.sqlite.close();
  }
  const opened = await openWorkstation(options);
  return opened.ok ? ok({ workstation: opened.value, company }) : opened;
}

function hasCompany(folder: string): boolean {
  return existsSync(databaseIn(folder)) || isGoingBack(folder);
}

function isDemo(folder: string): boolean {
  const db = openDatabase(databaseIn(folder), { readonly: true });
  try {
    return readLocal(db, 'demoCompany') !== null;
  } finally {
    db.sqlite.close();
  }
}

function databaseIn(folder: string): string {
  return join(folder, PARTS.database);
}
