import { say } from '../../platform/strings.ts';
import type { GridMode } from './grid-keys.ts';
import type { StepLabel } from './grid-state.ts';

/** A message of the grid as a sentence; a step named in it becomes its words. */
export function spoken({ said, values }: StepLabel): string {
  const { step } = values;
  return say(said, typeof step === 'string' ? { ...values, step: say(step, values) } : values);
}

/** The mode as the status bar names it. */
export function modeWord(mode: GridMode): string {
  return say(`grid.mode-${mode}`);
}
