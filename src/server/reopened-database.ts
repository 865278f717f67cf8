import type { StorageCare } from '../core/platform/database.ts';
import type { Ballast } from '../node/ballast.ts';

/** What the server does about the disk under one of its databases. */
export interface DiskPorts {
  readonly ballast: Ballast;
  /** Told when the disk failed, and again whenever opening anew did. */
  readonly alarm: (error: unknown) => void;
}

/** Something that is opened on a disk, and opened anew when that has failed. */
export interface Reopened<T> {
  current(): T;
  /** Opens another in its place, with whatever `between` does while none is open. */
  renew(between?: () => void): void;
  close(): void;
}

/** Milliseconds after which a database that could not be opened is tried again. */
const TRY_AGAIN_AFTER = 5_000;

/** `open` is called now, and after every failed write; a first failure is thrown. */
export function reopened<T>(
  { ballast, alarm }: DiskPorts,
  open: (care: StorageCare) => T,
  shut: (opened: T) => void,
): Reopened<T> {
  let again: NodeJS.Timeout | undefined;
  const renew = (between: () => void = () => {}): void => {
    shut(opened);
    between();
    opened = open(care);
  };
  const renewOrLater = (): void => {
    try {
      renew();
    } catch (error) {
      alarm(error);
      again = setTimeout(renewOrLater, TRY_AGAIN_AFTER).unref();
    }
  };
  const care: StorageCare = {
    makeRoom: ballast.giveUp,
    stopped(error) {
      alarm(error);
      // Once the request that met it is answered: what it still reads ends with the stopped connection.
      queueMicrotask(renewOrLater);
    },
  };
  let opened = open(care);
  return {
    current: () => opened,
    renew,
    close() {
      clearTimeout(again);
      shut(opened);
    },
  };
}
