import type { AuthorityPorts } from '../core/sync/authority.ts';
import type { Clock } from '../node/clock-and-chance.ts';
import type { Credentials } from './credentials-file.ts';
import { grantProblem } from './offline-grants.ts';
import type { RequestLog } from './request-log.ts';

/** A change set from further in the future than this counts as made now: its clock is wrong, and warns elsewhere. */
const AHEAD_MS = 10 * 60_000;
/** Nothing was made before there was a Daybook: 2020-01-01. */
const EARLIEST = 1_577_836_800_000;

/** What the authority asks of the world: grants by the server's knowledge, instants within reason, alarms in the log. */
export function authorityPorts(credentials: Credentials, clock: Clock, log: RequestLog): AuthorityPorts {
  return {
    grantProblem(content, workstation) {
      const { grant, person } = content;
      const problem = grantProblem(credentials, grant, person, workstation, clock.now());
      if (problem)
        log.write('security', 'work quarantined', {
          why: problem.code,
          person,
          workstation,
          command: content.command,
        });
      return problem;
    },
    clampNow: (now) => (now > clock.now() + AHEAD_MS || now < EARLIEST ? clock.now() : now),
    alarm(id, command, bug) {
      const told = bug instanceof Error ? (bug.stack ?? bug.message) : String(bug);
      log.write('alarm', 'command failed', { id, command, bug: told.slice(0, 290) });
    },
  };
}
