import { permissionCatalogue } from '../shared/daybook-declarations.ts';
import { daybookSentences } from '../shared/daybook-strings.ts';
import { type SentenceCatalogue, sentencesOf } from '../shared/kernel/sentence.ts';
import cliStrings from './strings.en.json' with { type: 'json' };

/** Every catalogue of sentences there is; a test finds the one that is left out. */
export const catalogues: readonly SentenceCatalogue[] = [...daybookSentences, cliStrings];

/** What a refusal says to a person. */
export const sentenceOf = sentencesOf(catalogues, permissionCatalogue);
