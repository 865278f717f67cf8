import { type SentenceCatalogue, sentencesOf } from '../shared/kernel/sentence.ts';
import kernelStrings from '../shared/kernel/strings.en.json' with { type: 'json' };
import importStrings from '../workstation/importing/strings.en.json' with { type: 'json' };
import cliStrings from './strings.en.json' with { type: 'json' };

/** Every catalogue of sentences there is; a test finds the one that is left out. */
export const catalogues: readonly SentenceCatalogue[] = [kernelStrings, importStrings, cliStrings];

/** What a refusal says to a person. */
export const sentenceOf = sentencesOf(catalogues);
