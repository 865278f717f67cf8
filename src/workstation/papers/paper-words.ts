import type { paperLanguages } from '../../shared/documents/document-kinds.ts';
import english from './paper-words.en.json' with { type: 'json' };

export type PaperLanguage = (typeof paperLanguages)[number];
export type PaperWord = keyof typeof english;

const catalogues: Readonly<Record<PaperLanguage, Readonly<Record<PaperWord, string>>>> = { en: english };

/** Says a word of papers; `{name}` stands for a value. */
export type SayOnPaper = (word: PaperWord, values?: Readonly<Record<string, string | number>>) => string;

export function paperWords(language: PaperLanguage): SayOnPaper {
  return (word, values = {}) =>
    catalogues[language][word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
