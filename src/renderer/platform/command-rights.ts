import type { Permission } from '../../shared/kernel/command.ts';
import type { May } from '../../shared/kernel/may.ts';
import { refusal } from '../../shared/kernel/refusal.ts';
import { useSessionState } from './session.ts';

let permissions: ReadonlyMap<string, Permission | null> = new Map();

/** Tells which right each command needs, by its name; said once, before any page is shown. */
export function knowCommandRights(of: ReadonlyMap<string, Permission | null>): void {
  permissions = of;
}

/** Whether a command is among the rights of the person signed in; true where it is no command. */
export function rightTo(command: string): May {
  const permission = permissions.get(command) ?? null;
  const { session } = useSessionState.getState();
  if (permission === null || !session || session.permissions.has(permission)) return true;
  return refusal('people.no-permission', { permission, command });
}
