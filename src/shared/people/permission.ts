import type { Permission } from '../kernel/command.ts';

/** The roles a new company starts with; the owner may do everything there is and needs no list. */
export const startingRoles = ['office manager', 'order desk', 'warehouse', 'purchasing', 'viewer'] as const;

export type StartingRole = (typeof startingRoles)[number];

export interface PermissionEntry {
  /** For people, after "may": "change customers". */
  readonly title: string;
  /** The starting roles that have it. A company's own roles change only by command. */
  readonly roles: readonly StartingRole[];
}

/** The rights of a domain, by name. */
export type PermissionCatalogue = Readonly<Record<Permission, PermissionEntry>>;

export function declarePermissions<const C extends PermissionCatalogue>(catalogue: C): C {
  return catalogue;
}

/** Words as stored in a role: in order of the alphabet, each once, parted by blanks. */
export function wordsText(words: Iterable<string>): string {
  return [...new Set(words)].sort().join(' ');
}

export function wordsOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ');
}

/** Stands for every permission or label there is, those of later versions included. */
export const EVERYTHING = '*';
