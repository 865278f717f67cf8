import type { Refusal } from '../../shared/kernel/refusal.ts';
import kernelStrings from '../../shared/kernel/strings.en.json' with { type: 'json' };
import importStrings from './strings.en.json' with { type: 'json' };

/** Why a row was refused, or what was settled about a document, as a sentence. */
export function importSentence({ code, params }: Refusal): string {
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined;
  if (sentence === undefined) return code;
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

const SENTENCES: Readonly<Record<string, string>> = {
  ...kernelStrings.refusals,
  ...importStrings.refusals,
  ...importStrings.remarks,
};
