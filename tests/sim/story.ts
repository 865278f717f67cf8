import { createHash } from 'node:crypto';

/** Something an invariant forbids has happened. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** What happened in a run, in words, and its fingerprint. */
export class Story {
  readonly lines: string[] = [];
  /** How often each fault and each branch of the protocol was seen. */
  readonly counts = new Map<string, number>();
  private readonly hash = createHash('sha256');

  tell(line: string): void {
    this.lines.push(line);
    this.hash.update(`${line}\n`);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  violate(message: string): never {
    this.tell(`VIOLATION: ${message}`);
    throw new Violation(message);
  }

  /** SHA-256 of everything told so far. */
  fingerprint(): string {
    return this.hash.copy().digest('hex');
  }
}
