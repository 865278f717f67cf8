import importStrings from '../../shared/company/import-strings.en.json' with { type: 'json' };
import type { Refusal } from '../../shared/kernel/refusal.ts';
import { sentencesOf } from '../../shared/kernel/sentence.ts';
import kernelStrings from '../../shared/kernel/strings.en.json' with { type: 'json' };

/** Why a row was refused, or what was settled about a document, as a sentence. */
export const importSentence: (reason: Refusal) => string = sentencesOf([kernelStrings, importStrings]);
