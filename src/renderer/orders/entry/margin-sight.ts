import { showPercent } from '../../platform/number-format.ts';

const TENTH = 100_000;

/** A margin as a person reads it, to the tenth; millionths of a percent in. */
export function showMargin(percent: number): string {
  return showPercent(Math.round(percent / TENTH) * TENTH);
}
