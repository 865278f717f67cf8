import { daybookCore } from '../core/daybook-core.ts';
import type { CoreDefinition } from '../core/platform/core-definition.ts';
import { readMigrations } from './migration-files.ts';

/** Daybook's state machine with the migrations of this installation: what every process of it opens databases with. */
export function daybookDefinition(): CoreDefinition {
  return daybookCore(readMigrations());
}
