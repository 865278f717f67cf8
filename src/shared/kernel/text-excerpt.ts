/** A person's own text as a refusal may quote it: cut to 64 UTF-16 units, never through the middle of a character. */
export function excerptOf(text: string): string {
  const cut = text.slice(0, LONGEST);
  return (cut.length < text.length && isHighSurrogate(cut) ? cut.slice(0, -1) : cut).toWellFormed();
}

const LONGEST = 64;

function isHighSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF]$/.test(text);
}
