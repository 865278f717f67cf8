import { type Db, inTransaction } from '../core/platform/database.ts';
import { type Refusal, refusal } from '../shared/kernel/refusal.ts';

interface Limit {
  readonly most: number;
  readonly windowMs: number;
}

const QUARTER_HOUR = 15 * 60_000;

/**
 * How often what may be tried. Each try counts before it is judged, so that many at once do not slip through; a success
 * takes back its own. With these, of 100,000 guesses from one place at most 100 an hour reach a password.
 */
const LIMITS = {
  'sign-in by name': { most: 10, windowMs: QUARTER_HOUR },
  'sign-in by workstation': { most: 25, windowMs: QUARTER_HOUR },
  'code by address': { most: 10, windowMs: QUARTER_HOUR },
  'code by anyone': { most: 100, windowMs: 4 * QUARTER_HOUR },
} as const satisfies Record<string, Limit>;

export type LimitKind = keyof typeof LIMITS;

/** Counts a try. A refusal with the seconds to wait if it is one too many; durable either way. */
export function countAttempt(db: Db, kind: LimitKind, subject: string, now: number): Refusal | null {
  const { most, windowMs } = LIMITS[kind];
  return inTransaction(db, () => {
    const row = db
      .q('SELECT windowStart, count FROM attempt WHERE kind = ? AND subject = ?')
      .get(kind, subject) as { windowStart: number; count: number } | undefined;
    // A clock set back must not open the window again, nor lock for ever.
    const open = row && now >= row.windowStart - windowMs && now < row.windowStart + windowMs ? row : null;
    if (open && open.count >= most) {
      const seconds = Math.max(1, Math.ceil((open.windowStart + windowMs - now) / 1000));
      return refusal('limit.too-many-attempts', { seconds });
    }
    db.q(
      'INSERT INTO attempt (kind, subject, windowStart, count) VALUES (?, ?, ?, ?) ON CONFLICT (kind, subject) ' +
        'DO UPDATE SET windowStart = excluded.windowStart, count = excluded.count',
    ).run(kind, subject, open?.windowStart ?? now, (open?.count ?? 0) + 1);
    return null;
  });
}

/** Takes the count of a subject back: it has shown that it is who it says. */
export function forgiveAttempts(db: Db, kind: LimitKind, subject: string): void {
  db.q('DELETE FROM attempt WHERE kind = ? AND subject = ?').run(kind, subject);
}

/** Takes back one try that was none: the others of the same subject stay counted. */
export function forgiveAttempt(db: Db, kind: LimitKind, subject: string): void {
  db.q('UPDATE attempt SET count = max(0, count - 1) WHERE kind = ? AND subject = ?').run(kind, subject);
}

/** Throws away counts whose window is long over. */
export function sweepAttempts(db: Db, now: number): void {
  db.q('DELETE FROM attempt WHERE windowStart < ?').run(now - 24 * 3_600_000);
}
