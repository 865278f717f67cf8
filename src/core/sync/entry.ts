import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ChangeSetBody } from '../../shared/sync/change-set.ts';
import { type Effect, effectLabels, visibleEffects } from '../platform/effect.ts';
import { shortHash } from '../platform/hash.ts';
import { bodyText, effectsText } from './canonical-text.ts';

/** One verdict of the authority, in its place in history. A resubmission under a new counter is a `duplicate`. */
export interface Entry {
  readonly seq: number;
  readonly id: string;
  readonly workstation: string;
  readonly incarnation: number;
  readonly counter: number;
  readonly kind: 'accepted' | 'refused' | 'duplicate';
  readonly contentHash: string;
  readonly person: string;
  readonly command: string;
  readonly version: number;
  readonly now: number;
  readonly reason: Refusal | null;
  /** Final numbers of legal documents given by this entry, by series. */
  readonly finalNumbers: Readonly<Record<string, string>>;
  /** True: accepted again from before a restore, without asking permission and credit twice. */
  readonly restitution: boolean;
  /** Null where the input must not travel to this replica. */
  readonly body: ChangeSetBody | null;
  /** All effects on the authority; elsewhere those in the replica's scope. */
  readonly effects: readonly Effect[];
  /** Hashes of the effects in scopes this replica does not hold, by label; empty on the authority. */
  readonly hiddenHashes: Readonly<Record<string, string>>;
  /** The whole entry, encrypted by the server, where this copy is filtered: so that a restored server can heal. */
  readonly sealed: string | null;
  readonly hash: string;
}

/** An entry of which a replica learns only that it happened. */
export interface BareEntry {
  readonly seq: number;
  readonly kind: 'bare';
  /** What the chain hashes of it, see {@link linkOf}: without it, what stands before could be altered unnoticed. */
  readonly link: string;
  readonly sealed: string | null;
  readonly hash: string;
}

export type LogEntry = Entry | BareEntry;

export function contentHashOf(id: string, body: ChangeSetBody): string {
  return shortHash(`[${JSON.stringify(id)},${bodyText(body)}]`);
}

export function effectsHashOf(effects: readonly Effect[]): string {
  return shortHash(effectsText(effects));
}

/** What a person would notice of the effects: without the old values, which differ when others worked in between. */
export function outcomeOf(effects: readonly Effect[]): string {
  return JSON.stringify(
    effects.map((effect) =>
      effect.op === 'update'
        ? [effect.table.number, effect.id, effect.columns, effect.after]
        : [effect.op, effect.table.number, effect.row],
    ),
  );
}

/** The hash of an entry: H(previous, link), so that an entry of which only the link is told stays verifiable too. */
export function entryHash(previous: string, entry: Omit<Entry, 'hash' | 'sealed'>): string {
  return chainHash(previous, linkOf(entry));
}

export function chainHash(previous: string, link: string): string {
  return shortHash(`${previous} ${link}`);
}

/** True if the entry, whole or bare, stands in its place behind `previous`. */
export function fitsChain(previous: string, entry: LogEntry): boolean {
  return chainHash(previous, entry.kind === 'bare' ? entry.link : linkOf(entry)) === entry.hash;
}

/**
 * H(header, one hash of effects per scope label): a copy filtered by scope stays verifiable, because the labels it does
 * not hold are given as hashes.
 */
export function linkOf(entry: Omit<Entry, 'hash' | 'sealed'>): string {
  const hashes = Object.entries(entry.hiddenHashes);
  const own = labelsOf(entry.effects);
  for (const label of own) {
    if (entry.hiddenHashes[label] === undefined)
      hashes.push([label, labelHash(entry.effects, label, own.size === 1)]);
  }
  hashes.sort(([a], [b]) => (a < b ? -1 : 1));
  return shortHash(
    JSON.stringify([
      entry.seq,
      entry.id,
      entry.workstation,
      entry.incarnation,
      entry.counter,
      entry.kind,
      entry.contentHash,
      entry.person,
      entry.command,
      entry.version,
      entry.now,
      entry.reason,
      entry.finalNumbers,
      entry.restitution ? 1 : 0,
      hashes,
    ]),
  );
}

/** Hashes of the effects in labels outside `held`, for a copy that will hold only those. */
export function hiddenHashesOf(
  effects: readonly Effect[],
  held: ReadonlySet<string>,
): Record<string, string> {
  const hidden: Record<string, string> = {};
  const own = labelsOf(effects);
  for (const label of own) {
    if (!held.has(label)) hidden[label] = labelHash(effects, label, own.size === 1);
  }
  return hidden;
}

function labelsOf(effects: readonly Effect[]): Set<string> {
  const labels = new Set<string>();
  for (const effect of effects) for (const label of effectLabels(effect)) labels.add(label);
  return labels;
}

/** `isOnly`: all effects stand in this one label. */
function labelHash(effects: readonly Effect[], label: string, isOnly: boolean): string {
  return shortHash(effectsText(isOnly ? effects : visibleEffects(effects, new Set([label]))));
}
