import { permissionCatalogue } from '../shared/daybook-declarations.ts';
import { daybookSentences } from '../shared/daybook-strings.ts';
import { type SentenceCatalogue, sentencesOf } from '../shared/kernel/sentence.ts';
import cliStrings from './strings.en.json' with { type: 'json' };

/** Every catalogue of sentences there is; a test finds the one that is left out. */
export const catalogues: readonly SentenceCatalogue[] = [...daybookSentences, cliStrings];

/** What a refusal says, alike everywhere: in JSON and in files. */
export const sentenceOf = sentencesOf(catalogues, permissionCatalogue);

/** What a refusal says to whoever sits at the terminal: figures as the locale of the system has them. */
export const spokenSentence = sentencesOf(catalogues, permissionCatalogue, (text) => {
  const minimumFractionDigits = text.split('.')[1]?.length ?? 0;
  const format = new Intl.NumberFormat(undefined, { minimumFractionDigits, maximumFractionDigits: 6 });
  return format.format(text as Intl.StringNumericLiteral);
});
