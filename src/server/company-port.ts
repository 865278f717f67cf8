import type { Db } from '../core/platform/database.ts';
import type { LocalResult } from '../core/sync/local-run.ts';
import type { Result } from '../shared/kernel/result.ts';

/** Runs a command with authority, in the name of a person. */
export type RunAsPerson = (person: string, command: string, input: unknown) => LocalResult;

/** What the server asks of the domains, so that it holds no rule of theirs. */
export interface CompanyPort {
  /** Null until the company has been founded. */
  companyName(db: Db): string | null;
  /** Runs the founding commands: the company, its first roles, the owner. A founded one only tells its owner. */
  found(run: RunAsPerson, facts: Founding, db: Db): Result<Owner>;
  /** The person in whose name the server acts where nobody else is there to; null until founded. */
  ownerOf(db: Db): string | null;
  /** Roles of a workstation that may hold everything the owner sees: of the first one. */
  firstWorkstationRoles(db: Db): readonly string[];
  /** Enters a workstation; answers its id and the letters of its document numbers. */
  enrol(
    run: RunAsPerson,
    person: string,
    facts: EnrolmentFacts,
  ): Result<{ readonly workstation: string; readonly code: string; readonly changeSet: string }>;
  /** Gives a workstation another incarnation and letters. */
  reEnrol(
    run: RunAsPerson,
    person: string,
    facts: { readonly workstation: string; readonly incarnation: number },
  ): Result<{ readonly code: string; readonly changeSet: string }>;
  /** To whom history says an incarnation was given, with which letters; null where it says nothing. */
  enrolmentOf(db: Db, incarnation: number): { readonly workstation: string; readonly code: string } | null;
  /** True: history says that it is a workstation no longer. False for one that history does not know (yet, again). */
  isRetired(db: Db, workstation: string): boolean;
}

export interface Founding {
  readonly companyName: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly ownerName: string;
}

export interface Owner {
  readonly personId: string;
  readonly signInName: string;
}

export interface EnrolmentFacts {
  readonly incarnation: number;
  /** What people call the computer. */
  readonly name: string;
  /** Ids of the roles whose rows it may hold. */
  readonly roles: readonly string[];
}
