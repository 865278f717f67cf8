import { randomUUID } from 'node:crypto';
import type { DesktopWish } from '../shared/desktop/desktop-messages.ts';
import { type PrintOutcome, printOutcomes } from '../shared/sync/desktop-contract.ts';

/**
 * What a workstation process has of the desktop around it: files a person opened, the system's dialogs, its printers. A
 * page knows none of the paths that go through here.
 */
export interface DesktopDoor {
  /** The path behind a token; null where nothing was opened under it, or it was taken. */
  opened(token: string): string | null;
  /** Nothing answers to the token any more. */
  taken(token: string): void;
  print(file: string, name: string): Promise<PrintOutcome>;
  /** Where the person wants a backup saved; null: nowhere. */
  placeBackup(name: string): Promise<string | null>;
}

/** The door, with what the main process says into it. */
export interface HeldDoor extends DesktopDoor {
  offer(token: string, file: string): void;
  answer(wish: string, answer: string | null): void;
}

/** Most opened files that wait to be taken; one more pushes out the oldest. */
const MOST_OFFERS = 20;

export function desktopDoor(ask: (wish: string, what: DesktopWish) => void): HeldDoor {
  const offers = new Map<string, string>();
  const waiting = new Map<string, (answer: string | null) => void>();
  const asked = (what: DesktopWish): Promise<string | null> =>
    new Promise((resolve) => {
      const wish = randomUUID();
      waiting.set(wish, resolve);
      ask(wish, what);
    });
  return {
    opened: (token) => offers.get(token) ?? null,
    taken: (token) => void offers.delete(token),
    async print(file, name) {
      const answer = await asked({ kind: 'print', file, name });
      return printOutcomes.find((outcome) => outcome === answer) ?? 'failed';
    },
    placeBackup: (name) => asked({ kind: 'place-backup', name }),
    offer(token, file) {
      offers.set(token, file);
      const [oldest] = offers.keys();
      if (offers.size > MOST_OFFERS && oldest !== undefined) offers.delete(oldest);
    },
    answer(wish, answer) {
      waiting.get(wish)?.(answer);
      waiting.delete(wish);
    },
  };
}
