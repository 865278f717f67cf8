import {
  adminCodeCommand,
  adminEndHealingCommand,
  adminRevokeCommand,
  adminSessionsCommand,
} from './administration-commands.ts';
import {
  attentionDiscardCommand,
  attentionHandOverCommand,
  attentionListCommand,
  attentionReopenCommand,
  attentionResendCommand,
  attentionSeenCommand,
} from './attention-commands.ts';
import {
  backupCommand,
  backupsGoBackCommand,
  backupsListCommand,
  backupsNowCommand,
  backupsToCommand,
  restoreCommand,
} from './backup-commands.ts';
import type { AnyCliCommand } from './cli-command.ts';
import { demoCommand } from './demo-command.ts';
import { enrollCommand } from './enroll-command.ts';
import { exportCommand } from './export-command.ts';
import { attachCommand, fileGetCommand } from './file-commands.ts';
import { helpCommand } from './help-command.ts';
import { importCommand } from './import-command.ts';
import {
  importCancelCommand,
  importFailedRowsCommand,
  importInspectCommand,
  importListCommand,
  importUndoCommand,
} from './import-files-commands.ts';
import { initCommand } from './init-command.ts';
import { logCommand } from './log-command.ts';
import { moveToServerCommand } from './move-command.ts';
import { paperCommand, paperSampleCommand } from './paper-command.ts';
import {
  peopleAddCommand,
  peopleDeactivateCommand,
  peopleGiveCommand,
  peopleListCommand,
  peoplePasswordCommand,
  peopleRolesCommand,
  peopleTakeCommand,
} from './people-commands.ts';
import { queryCommand } from './query-command.ts';
import { commandsCommand, queriesCommand } from './registry-commands.ts';
import { rescueCommand } from './rescue-command.ts';
import { runCommand } from './run-command.ts';
import { serverCommand } from './server-command.ts';
import {
  serverBackupCommand,
  serverCodeCommand,
  serverMarkRestoredCommand,
  serverPasswordCommand,
  serverRefusedCommand,
  serverRestoreCommand,
  serverRevokeCommand,
  serverSessionsCommand,
} from './server-folder-commands.ts';
import { lockCommand, signInCommand, signOutCommand, switchCommand } from './sign-in-commands.ts';
import { digestCommand, statusCommand } from './status-commands.ts';
import { offlineCommand, syncCommand } from './sync-commands.ts';
import { typedAttachCommand, typedListCommand } from './typed-commands.ts';
import { undoCommand } from './undo-command.ts';
import { verifyCommand } from './verify-command.ts';

/** Every command there is, in the order of the help. */
export const commandTable: readonly AnyCliCommand[] = [
  initCommand,
  demoCommand,
  statusCommand,
  commandsCommand,
  queriesCommand,
  runCommand,
  queryCommand,
  logCommand,
  undoCommand,
  importCommand,
  importInspectCommand,
  importListCommand,
  importCancelCommand,
  importUndoCommand,
  importFailedRowsCommand,
  exportCommand,
  attachCommand,
  fileGetCommand,
  paperCommand,
  paperSampleCommand,
  typedListCommand,
  typedAttachCommand,
  peopleListCommand,
  peopleRolesCommand,
  peopleAddCommand,
  peopleGiveCommand,
  peopleTakeCommand,
  peopleDeactivateCommand,
  peoplePasswordCommand,
  signInCommand,
  signOutCommand,
  switchCommand,
  lockCommand,
  enrollCommand,
  syncCommand,
  offlineCommand,
  attentionListCommand,
  attentionResendCommand,
  attentionDiscardCommand,
  attentionHandOverCommand,
  attentionSeenCommand,
  attentionReopenCommand,
  digestCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  rescueCommand,
  backupsGoBackCommand,
  backupsListCommand,
  backupsNowCommand,
  backupsToCommand,
  moveToServerCommand,
  serverCommand,
  serverCodeCommand,
  serverPasswordCommand,
  serverRevokeCommand,
  serverSessionsCommand,
  serverRefusedCommand,
  serverBackupCommand,
  serverRestoreCommand,
  serverMarkRestoredCommand,
  adminCodeCommand,
  adminSessionsCommand,
  adminRevokeCommand,
  adminEndHealingCommand,
  helpCommand(() => commandTable),
];
