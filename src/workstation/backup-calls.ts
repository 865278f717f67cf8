import { z } from 'zod';
import { ok } from '../shared/kernel/result.ts';
import type { BackupsView } from '../shared/sync/workstation-views.ts';
import { type LocalCall, localCall } from './local-call.ts';

const nothing = z.strictObject({});

export const backupCommands: Readonly<Record<string, LocalCall>> = {
  'local.backup-now': localCall(nothing, ({ backups }) => backups.takeIfDue()),
};

/** Where they go is chosen on the command line, by whoever has the computer: no path comes from a screen. */
export const backupQueries: Readonly<Record<string, LocalCall>> = {
  'local.backups': localCall(nothing, ({ backups, status }) => {
    const view: BackupsView = { folder: backups.folder(), ...status().backup, backups: backups.list() };
    return ok(view);
  }),
};
