/** Work that may wait, done a little at a time so that nobody waits for it. */
export interface QuietWork {
  /** There may be something to do. */
  poke(): void;
  end(): void;
}

/** Milliseconds of rest between two pieces: what a person does comes in between. */
const REST = 50;

/** `piece` does a little and answers whether there is more; what it throws ends the work until the next poke. */
export function quietWork(piece: () => boolean, onThrown: (error: unknown) => void): QuietWork {
  let timer: NodeJS.Timeout | null = null;
  let isOver = false;
  const work = () => {
    timer = null;
    try {
      if (piece()) poke();
    } catch (error) {
      onThrown(error);
    }
  };
  const poke = () => {
    if (!isOver) timer ??= setTimeout(work, REST).unref();
  };
  return {
    poke,
    end() {
      isOver = true;
      if (timer) clearTimeout(timer);
    },
  };
}
