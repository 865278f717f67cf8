import type { Permission } from '../kernel/command.ts';
import { creditCheckCommands } from './credit-check.ts';
import type { NextStep } from './next-action.ts';
import { orderEditCommands } from './order-commands.ts';
import { orderDecisionCommands } from './order-decisions.ts';
import { orderShipCommands } from './order-ship.ts';

/** The right a step needs; null where the command asks for itself. */
export function stepPermission({ command }: NextStep): Permission | null {
  return declared.find(({ name }) => name === command)?.permission ?? null;
}

const declared = [
  ...Object.values(orderEditCommands),
  ...Object.values(orderDecisionCommands),
  ...Object.values(creditCheckCommands),
  ...Object.values(orderShipCommands),
];
