import { daybookCore } from '../core/daybook-core.ts';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { readMigrations } from '../node/migration-files.ts';

/** Daybook's own state machine with the migrations that lie beside the program; also for the server's threads. */
export function ownCore(): CoreDefinition {
  return daybookCore(readMigrations());
}
