import type { z } from 'zod';
import type { CommandDeclaration } from '../shared/kernel/command.ts';
import type { Workstation } from '../workstation/workstation.ts';

/** What the demo company needs of a workstation: the way every change takes. */
export type DemoDesk = Pick<Workstation, 'run' | 'query'>;

/** Runs the commands that make the demo company, each as somebody who works there. */
export interface DemoClerk {
  /** `as`: person id. Throws where the command is refused: the demo company asks for nothing it may not have. */
  do<I extends z.ZodType, O extends z.ZodType>(
    as: string,
    declaration: CommandDeclaration<I, O>,
    input: z.input<I>,
  ): z.output<O>;
}

export function demoClerk(desk: DemoDesk): DemoClerk {
  return {
    do(as, declaration, input) {
      const answer = desk.run({ command: declaration.name, input }, { person: as, grant: null });
      if (answer.ok) return declaration.output.parse(answer.output);
      const { code, params } = answer.refusal;
      throw new Error(`the demo company was refused ${declaration.name}: ${code} ${JSON.stringify(params)}`);
    },
  };
}
