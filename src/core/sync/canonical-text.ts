import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import { type Effect, encodeEffects } from '../platform/effect.ts';

/**
 * The JSON that is hashed is the JSON that is stored, made once per object: for a batch of twenty thousand rows making
 * it is most of the cost of history.
 */
const bodies = new WeakMap<ChangeSetBody, string>();
const effectLists = new WeakMap<readonly Effect[], string>();

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
