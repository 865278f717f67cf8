import { create } from 'zustand';
import type { CommandDeclaration } from '../../shared/kernel/command.ts';
import type { May } from '../../shared/kernel/may.ts';
import { refusal } from '../../shared/kernel/refusal.ts';

/** Who works here now. */
export interface Session {
  readonly id: string;
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
}

interface SessionState {
  /** Null while nobody is signed in; undefined while it is not known yet. */
  readonly session: Session | null | undefined;
}

/** Kept up to date by `SessionFollower`. */
export const useSessionState = create<SessionState>(() => ({ session: undefined }));

export function useSession(): Session | null {
  return useSessionState(({ session }) => session) ?? null;
}

/** Whether the person signed in has a right. */
export function useMay(permission: string): boolean {
  return useSessionState(({ session }) => session?.permissions.has(permission) ?? false);
}

/** Whether a command is among the rights of the person signed in; else the refusal it would give. */
export function useMayRun({ name, permission }: Pick<CommandDeclaration, 'name' | 'permission'>): May {
  const may = useMay(permission ?? '');
  return permission === null || may || refusal('people.no-permission', { permission, command: name });
}
