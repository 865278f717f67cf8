import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import { decodeEffects, type Effect, encodeEffects } from '../platform/effect.ts';
import type { Schema } from '../platform/schema.ts';

/**
 * The JSON that is hashed is the JSON that is stored, made once per object: for a batch of twenty thousand rows making
 * it is most of the cost of history. Each keeps its text on itself, where neither JSON nor a copy of the list meets it: of
 * texts kept weakly beside ten thousand objects the collector makes more work than they spare.
 */
const TEXT = Symbol('text');

interface Told {
  [TEXT]?: string;
}

export function bodyText(body: ChangeSetBody): string {
  return knownText(body) ?? keptText(body, JSON.stringify(body));
}

export function effectsText(effects: readonly Effect[]): string {
  return knownText(effects) ?? keptText(effects, JSON.stringify(encodeEffects(effects)));
}

/** The body that `bodyText` wrote, which keeps that text. */
export function parsedBody(text: string): ChangeSetBody {
  const body = JSON.parse(text) as ChangeSetBody;
  keptText(body, text);
  return body;
}

/** The effects that `effectsText` wrote, which keep that text. */
export function parsedEffects(schema: Schema, text: string): readonly Effect[] {
  const effects = decodeEffects(schema, JSON.parse(text) as EncodedEffect[]);
  keptText(effects, text);
  return effects;
}

/** What `effectsText` wrote, for who has no schema at hand: {@link decodedEffects} of it keep that text. */
export function parsedEncodedEffects(text: string): readonly EncodedEffect[] {
  const encoded = JSON.parse(text) as EncodedEffect[];
  keptText(encoded, text);
  return encoded;
}

export function decodedEffects(schema: Schema, encoded: readonly EncodedEffect[]): readonly Effect[] {
  const effects = decodeEffects(schema, encoded);
  const text = knownText(encoded);
  if (text !== undefined) keptText(effects, text);
  return effects;
}

function knownText(value: object): string | undefined {
  return (value as Told)[TEXT];
}

function keptText(value: object, text: string): string {
  (value as Told)[TEXT] = text;
  return text;
}
