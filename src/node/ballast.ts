import { randomFillSync } from 'node:crypto';
import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE_FILE } from './atomic-file.ts';

/** Space that is held for the day the disk is full: given up, it lets people's work be saved a while longer. */
export interface Ballast {
  /** Lays it in after a while, and again some time after it was given up, where the disk has plenty. */
  keep(): void;
  /** False where there was none. Another process of the folder may have given it up: that is none either. */
  giveUp(): boolean;
  /** True from the instant it was given up until it lies there again. */
  isGivenUp(): boolean;
  /** Ends what {@link keep} began; what lies there stays. */
  end(): void;
}

export interface BallastOptions {
  /** Default: 64 MiB. */
  readonly bytes?: number;
  /** Milliseconds before it is laid in, so that what lives a moment writes none. Default: half a minute. */
  readonly after?: number;
  /** Milliseconds between two looks whether there is room again. Default: ten minutes. */
  readonly every?: number;
}

const STEP = 1024 * 1024;
/** It is laid in only where the disk has this many times its size to spare. */
const PLENTY = 8;

export function ballast(file: string, options: BallastOptions = {}): Ballast {
  const { bytes = 64 * STEP, after = 30_000, every = 600_000 } = options;
  let isGivenUp = false;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    if (existsSync(file) || (hasPlenty(file, bytes) && (await layIn(file, bytes, () => isOver)))) {
      isGivenUp = false;
    }
    if (!isOver) timer = setTimeout(() => void look(), every).unref();
  };
  return {
    keep() {
      timer ??= setTimeout(() => void look(), after).unref();
    },
    giveUp() {
      if (!existsSync(file)) return false;
      rmSync(file, { force: true });
      isGivenUp = true;
      return true;
    },
    isGivenUp: () => isGivenUp,
    end() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}

/** A folder that is gone, or a disk that does not answer, has nothing to spare. */
function hasPlenty(file: string, bytes: number): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize > bytes * PLENTY;
  } catch {
    return false;
  }
}

/** Whether it lies there now: a disk that would not have it is no trouble yet. */
async function layIn(file: string, bytes: number, isCalledOff: () => boolean): Promise<boolean> {
  const unfinished = `${file}.new`;
  try {
    await writeChance(unfinished, bytes, isCalledOff);
    if (isCalledOff()) rmSync(unfinished, { force: true });
    else renameSync(unfinished, file);
    return !isCalledOff();
  } catch {
    rmSync(unfinished, { force: true });
    return false;
  }
}

/** Chance and not zeros: a file system that compresses would hold nothing for them. */
async function writeChance(file: string, bytes: number, isCalledOff: () => boolean): Promise<void> {
  const handle = await open(file, 'w', PRIVATE_FILE);
  try {
    const step = Buffer.alloc(Math.min(STEP, bytes));
    for (let written = 0; written < bytes && !isCalledOff(); written += step.length) {
      await handle.write(randomFillSync(step), 0, step.length, written);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}
