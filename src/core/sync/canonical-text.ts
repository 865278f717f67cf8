import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import type { EncodedEffect } from '../../shared/sync/wire-entry.ts';
import { decodeEffects, type Effect, encodeEffects } from '../platform/effect.ts';
import type { Schema } from '../platform/schema.ts';

/**
 * The JSON that is hashed is the JSON that is stored, made once per object: for a batch of twenty thousand rows making
 * it is most of the cost of history.
 */
const bodies = new WeakMap<ChangeSetBody, string>();
const effectLists = new WeakMap<readonly Effect[], string>();
const encodedLists = new WeakMap<readonly EncodedEffect[], string>();

export function bodyText(body: ChangeSetBody): string {
  const known = bodies.get(body);
  if (known !== undefined) return known;
  const text = JSON.stringify(body);
  bodies.set(body, text);
  return text;
}

export function effectsText(effects: readonly Effect[]): string {
  const known = effectLists.get(effects);
  if (known !== undefined) return known;
  const text = JSON.stringify(encodeEffects(effects));
  effectLists.set(effects, text);
  return text;
}

/** The body that `bodyText` wrote, which keeps that text. */
export function parsedBody(text: string): ChangeSetBody {
  const body = JSON.parse(text) as ChangeSetBody;
  bodies.set(body, text);
  return body;
}

/** The effects that `effectsText` wrote, which keep that text. */
export function parsedEffects(schema: Schema, text: string): readonly Effect[] {
  const effects = decodeEffects(schema, JSON.parse(text) as EncodedEffect[]);
  effectLists.set(effects, text);
  return effects;
}

/** What `effectsText` wrote, for who has no schema at hand: {@link decodedEffects} of it keep that text. */
export function parsedEncodedEffects(text: string): readonly EncodedEffect[] {
  const encoded = JSON.parse(text) as EncodedEffect[];
  encodedLists.set(encoded, text);
  return encoded;
}

export function decodedEffects(schema: Schema, encoded: readonly EncodedEffect[]): readonly Effect[] {
  const effects = decodeEffects(schema, encoded);
  const text = encodedLists.get(encoded);
  if (text !== undefined) effectLists.set(effects, text);
  return effects;
}
