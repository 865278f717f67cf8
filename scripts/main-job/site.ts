import type { z } from 'zod';
import type { CommandDeclaration } from '../../src/shared/kernel/command.ts';
import type { QueryDeclaration } from '../../src/shared/kernel/query.ts';
import type { Refusal } from '../../src/shared/kernel/refusal.ts';
import type { SyncReport, WorkstationStatus } from '../../src/shared/sync/workstation-views.ts';
import { type CliAnswer, mustDaybook, runDaybook } from './daybook-process.ts';
import { BrokenExpectation } from './job-story.ts';

/** What `daybook run` says. */
export interface Done<Output> {
  readonly id: string;
  readonly verdict: 'accepted' | 'pending';
  readonly result: Output;
}

/** A data folder, worked on only through the command line: every call is a process that ends. */
export interface Site {
  readonly folder: string;
  cli(words: readonly string[], input?: unknown): Promise<CliAnswer>;
  /** The document of a call that must succeed. */
  must<Document>(words: readonly string[], input?: unknown): Promise<Document>;
  do<I extends z.ZodType, O extends z.ZodType>(
    declaration: CommandDeclaration<I, O>,
    input: z.input<I>,
    as?: string,
  ): Promise<Done<z.output<O>>>;
  /** The reason of a call that must be refused. */
  refused(declaration: CommandDeclaration, input: unknown, as?: string): Promise<Refusal>;
  ask<I extends z.ZodType, O extends z.ZodType>(
    declaration: QueryDeclaration<I, O>,
    input: z.input<I>,
    as?: string,
  ): Promise<z.output<O>>;
  sync(): Promise<SyncReport>;
  status(): Promise<WorkstationStatus>;
}

export function siteAt(folder: string): Site {
  const words = (rest: readonly string[], as?: string) => [
    '--data',
    folder,
    ...(as === undefined ? [] : ['--as', as]),
    ...rest,
  ];
  const must = async <Document>(rest: readonly string[], input?: unknown, as?: string) =>
    (await mustDaybook(words(rest, as), JSON.stringify(input))).document as Document;
  return {
    folder,
    cli: (rest, input) => runDaybook(words(rest), JSON.stringify(input)),
    must,
    do: ({ name }, input, as) => must(['run', name, '--json', '-'], input, as),
    async refused({ name }, input, as) {
      const answer = await runDaybook(words(['run', name, '--json', '-'], as), JSON.stringify(input));
      const { refusal } = (answer.document ?? {}) as { refusal?: Refusal };
      if (answer.exitCode === 1 && refusal) return refusal;
      throw new BrokenExpectation(`“${name}” is refused`, 'exit code 1 with a refusal', answer);
    },
    ask: ({ name }, input, as) => must(['query', name, '--json', '-'], input, as),
    sync: () => must(['sync', '--once']),
    status: () => must(['status']),
  };
}
