import type { Refusal } from '../shared/kernel/refusal.ts';

export type RejectedStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 429 | 503;

/** Thrown by a route for what is expected to happen: becomes `{refusal}` with that status, and nothing is written. */
export class Rejected extends Error {
  override readonly name = 'Rejected';
  readonly status: RejectedStatus;
  readonly refusal: Refusal;
  constructor(status: RejectedStatus, why: Refusal) {
    super(why.code);
    this.status = status;
    this.refusal = why;
  }
}
