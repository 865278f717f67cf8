import countries from './country-words.json' with { type: 'json' };
import units from './unit-words.json' with { type: 'json' };

/** A code that a word of another system probably stands for, by a name a person knows it by. */
export interface WordProposal {
  readonly code: string;
  readonly name: string;
}

/**
 * What a word of a file may mean as a code of ours: `Deutschland` and `Germany` are DE, `pcs` is EA. Null where the word is
 * such a code as it stands, means nothing that is known, or is of a field without codes. It is a guess, for a person to see.
 */
export function proposedMeaning(field: string, word: string): WordProposal | null {
  const words = FIELDS.get(field);
  if (words === undefined) return null;
  const trimmed = word.trim();
  const found = proposalsOf(words).get(plainWord(trimmed));
  return found === undefined || found.code === trimmed ? null : found;
}

/** Whether a field holds codes that words may stand for. */
export function holdsCodes(field: string): boolean {
  return FIELDS.has(field);
}

type CodeWords = Readonly<Record<string, readonly string[]>>;

const FIELDS: ReadonlyMap<string, CodeWords> = new Map<string, CodeWords>([
  ['country', countries],
  ['shipToCountry', countries],
  ['unit', units],
]);

/** Made when the first word is asked about: most starts never ask. */
const made = new Map<CodeWords, ReadonlyMap<string, WordProposal>>();

function proposalsOf(words: CodeWords): ReadonlyMap<string, WordProposal> {
  const known = made.get(words) ?? proposalsByWord(words);
  made.set(words, known);
  return known;
}

/** A word that two codes share proposes neither. */
function proposalsByWord(words: CodeWords): ReadonlyMap<string, WordProposal> {
  const byWord = new Map<string, WordProposal>();
  const shared = new Set<string>();
  for (const [code, names] of Object.entries(words)) {
    const proposal = { code, name: names[0] ?? code };
    for (const word of new Set([code, ...names].map(plainWord))) {
      if (byWord.has(word)) shared.add(word);
      byWord.set(word, proposal);
    }
  }
  for (const word of shared) byWord.delete(word);
  return byWord;
}

/** `U.K.` and `uk`, `The Netherlands` and `netherlands` are one word: case, accents and marks do not count. */
function plainWord(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[.’'`]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}
