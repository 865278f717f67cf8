import { useMemo, useState } from 'react';
import type { z } from 'zod';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { announce } from './announcements.ts';
import { say, sentenceOf } from './strings.ts';
import { type RunAnswer, runCommand, runLocal } from './workstation-calls.ts';

/** One command from a screen: what it is doing, what it refused, and running it. */
export interface CommandRun<I, O> {
  readonly running: boolean;
  readonly refusal: Refusal | null;
  readonly run: (input: I, said?: string) => Promise<RunAnswer<O>>;
  readonly forget: () => void;
}

/**
 * Runs a command; where it has an inverse, `said` is announced with *Undo*. The refusal stands until the next run: the
 * screen shows it where the mistake is.
 */
export function useCommand<I extends z.ZodType, O extends z.ZodType>(
  declaration: CommandDeclaration<I, O>,
): CommandRun<z.input<I>, z.output<O>> {
  const [running, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return useMemo(
    () => ({
      running,
      refusal,
      forget: () => setRefusal(null),
      async run(input, said) {
        setRunning(true);
        const answer = await runCommand(declaration, input);
        setRunning(false);
        setRefusal(answer.ok ? null : answer.refusal);
        if (answer.ok && said !== undefined) announceDone(said, declaration.inverse ? answer.id : null);
        return answer;
      },
    }),
    [running, refusal, declaration],
  );
}

/** Runs a command whose refusal is said aloud instead of standing at a field. */
export async function runAndSay<I extends z.ZodType, O extends z.ZodType>(
  declaration: CommandDeclaration<I, O>,
  input: z.input<I>,
  said: string,
): Promise<RunAnswer<z.output<O>>> {
  const answer = await runCommand(declaration, input);
  if (answer.ok) announceDone(said, declaration.inverse ? answer.id : null);
  else announce(sentenceOf(answer.refusal), 'assertive');
  return answer;
}

function announceDone(said: string, changeSet: string | null): void {
  if (changeSet === null) announce(said);
  else announce(said, 'polite', { title: say('undo'), run: () => void undo(changeSet) });
}

async function undo(changeSet: string): Promise<void> {
  const answer = await runLocal('local.undo', { changeSet });
  announce(answer.ok ? say('undone') : sentenceOf(answer.refusal), answer.ok ? 'polite' : 'assertive');
}
