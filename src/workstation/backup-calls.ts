import { z } from 'zod';
import { ok, refused } from '../shared/kernel/result.ts';
import type { BackupsView } from '../shared/sync/workstation-views.ts';
import { foldersSetAside } from './going-back.ts';
import { type LocalCall, localCall } from './local-call.ts';
import type { Workstation } from './workstation.ts';

const nothing = z.strictObject({});

export const backupCommands: Readonly<Record<string, LocalCall>> = {
  'local.backup-now': localCall(nothing, ({ backups }) => backups.takeIfDue()),
  'local.go-back': localCall(z.strictObject({ day: z.iso.date() }), (workstation, { day }, as) => {
    const file = workstation.backups.list().find((backup) => backup.day === day)?.file;
    return file === undefined ? refused('backup.missing', { file: day }) : workstation.goBack(file, as);
  }),
};

/** Where they go is chosen on the command line, by whoever has the computer: no path comes from a screen. */
export const backupQueries: Readonly<Record<string, LocalCall>> = {
  'local.backups': localCall(nothing, (workstation) => ok(backupsView(workstation))),
};

export function backupsView({ backups, status, folder }: Workstation): BackupsView {
  const { takenAt, problem } = status().backup;
  return {
    folder: backups.folder(),
    takenAt,
    problem,
    backups: backups.list(),
    setAside: foldersSetAside(folder),
  };
}
