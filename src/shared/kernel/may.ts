import type { Refusal } from './refusal.ts';

/**
 * What `thingCan.verb(facts)` answers: true, or why not. The button's disabled reason, the command and the test ask the
 * same function.
 */
export type May = true | Refusal;
