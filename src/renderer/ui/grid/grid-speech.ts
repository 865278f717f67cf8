import { say } from '../../platform/strings.ts';
import type { StepLabel } from './grid-state.ts';

/** A message of the grid as a sentence; a step named in it becomes its words. */
export function spoken({ said, values }: StepLabel): string {
  const { step } = values;
  return say(said, typeof step === 'string' ? { ...values, step: say(step, values) } : values);
}
