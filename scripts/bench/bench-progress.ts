/** What a benchmark is doing now, on stderr: whoever reads the figures does not see it. */
export function progress(doing: string): void {
  process.stderr.write(`${PROGRESS} ${doing}\n`);
}

/** Lines of stderr that begin so are no complaints. */
export const PROGRESS = '…';
