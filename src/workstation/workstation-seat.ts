import { ok, type Result, refused } from '../shared/kernel/result.ts';
import type { SeatView } from '../shared/sync/workstation-views.ts';
import { createCompany, type NewCompany } from './company-create.ts';
import { enrolWorkstation } from './enrol.ts';
import { restoreBackup } from './restore.ts';
import type { Workstation } from './workstation.ts';
import type { WorkstationOptions } from './workstation-ports.ts';

/**
 * Where a workstation runs, or will run once a company was founded or an office joined: screens open on an empty seat and
 * stay when it is taken.
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
  /** Calls back once, when the seat is taken; at once where it is. */
  onTaken(listener: (workstation: Workstation) => void): void;
}

export interface EmptySeatOptions extends WorkstationOptions {
  readonly folder: string;
  /** Founds the demo company in a folder; absent where there is none to offer. */
  readonly makeDemo?: (folder: string) => Promise<Result<Workstation>>;
}

export function takenSeat(workstation: Workstation): WorkstationSeat {
  const taken = async () => refused('seat.taken', { folder: workstation.folder });
  return {
    workstation: () => workstation,
    view: () => ({ state: 'taken', folder: workstation.folder, demo: false, bytes: 0, of: 0 }),
    foundDemo: taken,
    foundCompany: taken,
    joinOffice: taken,
    restore: taken,
    onTaken: (listener) => listener(workstation),
  };
}

export function emptySeat(options: EmptySeatOptions): WorkstationSeat {
  const { folder, makeDemo } = options;
  const listeners: ((workstation: Workstation) => void)[] = [];
  let workstation: Workstation | null = null;
  let busy = false;
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
      demo: makeDemo !== undefined,
      ...progress,
    }),
    foundDemo: () => take(async () => (makeDemo ? await makeDemo(folder) : refused('seat.no-demo'))),
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
    onTaken(listener) {
      if (workstation) listener(workstation);
      else listeners.push(listener);
    },
  };
}
