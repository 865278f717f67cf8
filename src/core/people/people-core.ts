import type { Permission } from '../../shared/kernel/command.ts';
import { savedViewCommands, savedViewQueries } from '../../shared/kernel/saved-view-commands.ts';
import { handedWorkCommands, handedWorkQueries } from '../../shared/people/handed-work.ts';
import { peopleQueries } from '../../shared/people/people-queries.ts';
import { personCommands } from '../../shared/people/person-commands.ts';
import { roleCommands } from '../../shared/people/role-commands.ts';
import { workstationCommands } from '../../shared/people/workstation-commands.ts';
import {
  type BoundCommand,
  type BoundQuery,
  bindCommands,
  bindQueries,
} from '../platform/command-handler.ts';
import { handedWorkAnswers, handedWorkHandlers } from './handed-work-handlers.ts';
import { peopleAnswers } from './people-answers.ts';
import { personHandlers } from './person-handlers.ts';
import { roleHandlers } from './role-handlers.ts';
import { savedViewAnswers, savedViewHandlers } from './saved-view-handlers.ts';
import { workstationHandlers } from './workstation-handlers.ts';

/** What the domain adds to the core. `permissions`: every right of every domain. */
export function peopleCore(permissions: ReadonlySet<Permission>): {
  readonly commands: readonly BoundCommand[];
  readonly queries: readonly BoundQuery[];
} {
  return {
    commands: [
      ...bindCommands(personCommands, personHandlers),
      ...bindCommands(roleCommands, roleHandlers(permissions)),
      ...bindCommands(workstationCommands, workstationHandlers),
      ...bindCommands(savedViewCommands, savedViewHandlers),
      ...bindCommands(handedWorkCommands, handedWorkHandlers),
    ],
    queries: [
      ...bindQueries(peopleQueries, peopleAnswers(permissions)),
      ...bindQueries(savedViewQueries, savedViewAnswers),
      ...bindQueries(handedWorkQueries, handedWorkAnswers),
    ],
  };
}
