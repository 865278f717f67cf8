import type { Db } from '../core/platform/database.ts';
import type { LocalResult } from '../core/sync/local-run.ts';
import type { Result } from '../shared/kernel/result.ts';

/** Runs a command with authority, in the name of a person. */
export type RunAsPerson = (person: string, command: string, input: unknown) => LocalResult;

/** What the server asks of the domains, so that it holds no rule of theirs: by which commands a company is founded … */
export interface CompanyPort {
  /** Null until the company has been founded. */
  companyName(db: Db): string | null;
  /** Runs the founding commands: the company, its first roles, the owner. Safe to repeat after a crash. */
  found(run: RunAsPerson, facts: { readonly companyName: string; readonly ownerName: string }): Result<Owner>;
  /** The person in whose name the server acts where nobody else is there to: null until founded. */
  ownerOf(db: Db): string | null;
  /** Roles of a workstation that may hold everything the owner sees: of the first one. */
  firstWorkstationRoles(db: Db): readonly string[];
  /** … and a workstation is enrolled; answers the code of its document numbers. */
  enrol(run: RunAsPerson, person: string, facts: EnrolmentFacts): Result<{ readonly code: string }>;
  /** Gives a workstation another incarnation and code. */
  reEnrol(
    run: RunAsPerson,
    person: string,
    facts: { readonly workstation: string; readonly incarnation: number },
  ): Result<{ readonly code: string }>;
}

export interface Owner {
  readonly personId: string;
  readonly signInName: string;
}

export interface EnrolmentFacts {
  readonly workstation: string;
  readonly incarnation: number;
  /** What people call the computer. */
  readonly name: string;
  readonly roles: readonly string[];
}
