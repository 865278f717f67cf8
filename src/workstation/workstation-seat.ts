import { join } from 'node:path';
import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { SeatView } from '../shared/sync/workstation-views.ts';
import { createCompany, type NewCompany } from './company-create.ts';
import { enrolWorkstation } from './enrol.ts';
import { restoreBackup } from './restore.ts';
import type { Workstation } from './workstation.ts';
import type { WorkstationOptions } from './workstation-ports.ts';

/** Founds the demo company in a folder, or opens the one that is there. */
export type OpenDemo = (folder: string) => Promise<Result<Workstation>>;

/**
 * Where a workstation runs, or will run once a company was founded or an office joined: screens open on an empty seat and
 * stay when it is taken. Beside it the demo company may be looked at, which has a folder and a seat of its own.
 */
export interface WorkstationSeat {
  /** Null while nothing was founded or joined here. */
  workstation(): Workstation | null;
  view(): SeatView;
  /** Founds the demo company. Refusal: `seat.taken`, `seat.busy`, `seat.no-demo` and those of founding. */
  foundDemo(): Promise<Result<null>>;
  foundCompany(company: NewCompany): Promise<Result<null>>;
  joinOffice(joining: { readonly server: string; readonly code: string }): Promise<Result<null>>;
  /** Opens a backup here. Refusals: `seat.taken`, `seat.busy` and those of restoring. */
  restore(file: string): Promise<Result<null>>;
  /** The seat of the demo company in a folder inside this one; founded where it is not there. Refusal: `seat.no-demo`. */
  demoBeside(): Promise<Result<WorkstationSeat>>;
  /** Calls back once, when the seat is taken; at once where it is. */
  onTaken(listener: (workstation: Workstation) => void): void;
  /** Closes what was opened here and beside. */
  close(): Promise<void>;
}

export interface EmptySeatOptions extends WorkstationOptions {
  readonly folder: string;
  /** Absent where there is no demo company to offer. */
  readonly openDemo?: OpenDemo;
}

/** `openDemo`: absent where the demo company cannot be shown beside, because there is none, or because this is it. */
export function takenSeat(workstation: Workstation, openDemo?: OpenDemo): WorkstationSeat {
  const taken = async () => refused('seat.taken', { folder: workstation.folder });
  const beside = demoPlace(workstation.folder, openDemo);
  return {
    workstation: () => workstation,
    view: () => ({
      state: 'taken',
      folder: workstation.folder,
      demo: false,
      beside: openDemo !== undefined,
      bytes: 0,
      of: 0,
    }),
    foundDemo: taken,
    foundCompany: taken,
    joinOffice: taken,
    restore: taken,
    demoBeside: beside.seat,
    onTaken: (listener) => listener(workstation),
    async close() {
      await Promise.all([workstation.close(), beside.close()]);
    },
  };
}

export function emptySeat(options: EmptySeatOptions): WorkstationSeat {
  const { folder, openDemo } = options;
  const beside = demoPlace(folder, openDemo);
  const listeners: ((workstation: Workstation) => void)[] = [];
  let workstation: Workstation | null = null;
  let busy = false;
  let isDemo = false;
  let progress = { bytes: 0, of: 0 };
  const take = async (work: () => Promise<Result<Workstation>>): Promise<Result<null>> => {
    if (workstation) return refused('seat.taken', { folder });
    if (busy) return refused('seat.busy');
    busy = true;
    try {
      const made = await work();
      if (!made.ok) return made;
      workstation = made.value;
      for (const listener of listeners.splice(0)) listener(made.value);
      return ok(null);
    } finally {
      busy = false;
    }
  };
  return {
    workstation: () => workstation,
    view: () => ({
      state: workstation ? 'taken' : busy ? 'busy' : 'empty',
      folder,
      demo: openDemo !== undefined,
      beside: openDemo !== undefined && !isDemo,
      ...progress,
    }),
    async foundDemo() {
      const founded = await take(async () => (openDemo ? await openDemo(folder) : refused('seat.no-demo')));
      isDemo ||= founded.ok;
      return founded;
    },
    foundCompany: (company) => take(() => createCompany({ ...options, company })),
    joinOffice: ({ server, code }) =>
      take(() =>
        enrolWorkstation({
          ...options,
          server,
          code,
          onProgress: (bytes, of) => {
            progress = { bytes, of };
          },
        }),
      ),
    restore: (file) => take(() => restoreBackup({ ...options, file })),
    demoBeside: async () => (isDemo ? refused('seat.no-demo') : await beside.seat()),
    onTaken(listener) {
      if (workstation) listener(workstation);
      else listeners.push(listener);
    },
    async close() {
      await Promise.all([workstation?.close(), beside.close()]);
    },
  };
}

/** Where the demo company stands inside a data folder: a whole data folder itself. */
const DEMO_FOLDER = 'demo';

/** The demo company beside a workstation: opened once, when it is first asked for, and again where that came to nothing. */
function demoPlace(folder: string, openDemo: OpenDemo | undefined) {
  let opening: Promise<Result<WorkstationSeat>> | null = null;
  const open = async (): Promise<Result<WorkstationSeat>> => {
    if (!openDemo) return refused('seat.no-demo');
    const opened = await openDemo(join(folder, DEMO_FOLDER));
    return opened.ok ? ok(takenSeat(opened.value)) : opened;
  };
  const forget = () => {
    opening = null;
  };
  return {
    async seat(): Promise<Result<WorkstationSeat>> {
      opening ??= open();
      const opened = await opening.catch((bug: unknown) => {
        forget();
        throw bug;
      });
      if (!opened.ok) forget();
      return opened;
    },
    async close(): Promise<void> {
      const opened = await opening?.catch(() => null);
      if (opened?.ok) await opened.value.close();
    },
  };
}
