import type { Refusal } from '../../shared/kernel/refusal.ts';
import type { ChangeSetContent } from '../../shared/sync/change-set.ts';
import type { Authority } from './authority.ts';
import type { Entry } from './entry.ts';
import { progressOf } from './entry-store.ts';

/**
 * What one push has learnt inside its one transaction: a thousand change sets of one person on one machine ask for
 * rights, grant and progress once. Whatever an entry may have changed is forgotten with it.
 */
export class PushMemory {
  private readonly authority: Authority;
  private readonly progress = new Map<number, number>();
  private readonly rights = new Map<string, ReadonlySet<string> | null>();
  /** Names of the tables that the remembered rights hang on. */
  private readonly rightsTables = new Set<string>();
  private readonly granted = new Set<string>();

  constructor(authority: Authority) {
    this.authority = authority;
  }

  /** The highest counter of an incarnation in history, with what this push has added. */
  progressOf(incarnation: number): number {
    const known = this.progress.get(incarnation);
    if (known !== undefined) return known;
    const progress = progressOf(this.authority.replica.db, incarnation);
    this.progress.set(incarnation, progress);
    return progress;
  }

  /** As the people port answers. */
  permissionsOf(person: string): ReadonlySet<string> | null {
    const known = this.rights.get(person);
    if (known !== undefined) return known;
    const { db, core } = this.authority.replica;
    const rights = core.people.permissionsOf(db, person);
    for (const { table } of core.people.permissionWatch(db, person)) this.rightsTables.add(table.name);
    this.rights.set(person, rights);
    return rights;
  }

  /** As the port answers; what is wrong is asked every time, so that every change set is told and logged. */
  grantProblem(content: ChangeSetContent, workstation: string): Refusal | null {
    const key = `${workstation}|${content.person}|${content.grant}`;
    if (this.granted.has(key)) return null;
    const problem = this.authority.ports.grantProblem(content, workstation);
    if (!problem) this.granted.add(key);
    return problem;
  }

  /** Told of every entry as it is appended. */
  note(entry: Entry): void {
    const progress = this.progressOf(entry.incarnation);
    this.progress.set(entry.incarnation, Math.max(progress, entry.counter));
    if (this.rights.size === 0 || !entry.effects.some(({ table }) => this.rightsTables.has(table.name)))
      return;
    this.rights.clear();
    this.rightsTables.clear();
  }
}
