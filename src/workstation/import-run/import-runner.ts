import type { CoreDefinition } from '../../core/platform/core-definition.ts';
import type { CommandCall } from '../../shared/kernel/command.ts';
import type {
  PersonSession,
  QueryAnswer,
  QueryRequest,
  RunAnswer,
  RunRequest,
  Workstation,
} from '../workstation.ts';

/** Where the commands of an import run: a workstation, or a copy of its database that is thrown away. */
export interface ImportRunner {
  /** Many commands in one commit, each whole or refused by itself. */
  runMany(requests: readonly RunRequest[]): readonly RunAnswer[];
  query(request: QueryRequest): QueryAnswer;
  /** The call that takes back what a command did that was just run; null where there is nothing to take back. */
  inverseOf(request: RunRequest, output: unknown): CommandCall | null;
}

export function runnerOn(
  workstation: Pick<Workstation, 'core' | 'runMany' | 'query'>,
  as: PersonSession,
): ImportRunner {
  return {
    runMany: (requests) => workstation.runMany(requests, as),
    query: (request) => workstation.query(request, as),
    inverseOf: inverseIn(workstation.core),
  };
}

/** Asked with the output at hand, an inverse needs no second run (which fails once somebody has worked on the record). */
export function inverseIn(core: CoreDefinition): ImportRunner['inverseOf'] {
  const declarations = new Map(core.commands.map(({ declaration }) => [declaration.name, declaration]));
  return ({ command, input }, output) => {
    const declaration = declarations.get(command);
    if (!declaration?.inverse) return null;
    return declaration.inverse(declaration.input.parse(input) as never, output as never);
  };
}
