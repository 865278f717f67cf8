const keepers = new Set<() => Promise<void>>();

/** Whoever keeps what is typed says how it is brought to disk now. Answers what ends it. */
export function keepsTyping(flush: () => Promise<void>): () => void {
  keepers.add(flush);
  return () => keepers.delete(flush);
}

/** When it answers, everything typed in this window is on disk: before another person works here. */
export async function typingKept(): Promise<void> {
  await Promise.all([...keepers].map((flush) => flush()));
}

/** A window that goes out of sight may never come back: what was typed goes to disk at once. */
export function keepTypingWhenHidden(): void {
  const keep = () => void typingKept();
  document.addEventListener('visibilitychange', keep);
  window.addEventListener('pagehide', keep);
}
