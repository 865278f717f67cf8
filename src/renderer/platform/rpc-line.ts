import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { create } from 'zustand';
import type { workstationContract } from '../../shared/kernel/contract.ts';
import { askForLine, isDesktop } from './desktop-line.ts';
import { leaveDemo, ownCompany } from './shown-company.ts';

type Client = ContractRouterClient<typeof workstationContract>;

/** Whether this window reaches its workstation process. */
export const useLine = create<{ readonly up: boolean; readonly since: number }>(() => ({
  up: false,
  since: Date.now(),
}));

const PROTOCOL = 'daybook.1';
const FIRST_WAIT = 200;
const LONGEST_WAIT = 5_000;

let current: Promise<Client> | null = null;
let wait = FIRST_WAIT;
const listeners = new Set<() => void>();

/** The four procedures of the workstation; waits while the line is being opened. */
export function workstationLine(): Promise<Client> {
  current ??= openLine();
  return current;
}

/** Calls back whenever the line was opened anew: answers may have been missed. */
export function onLineOpened(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function openLine(): Promise<Client> {
  return isDesktop() ? openPort() : openSocket();
}

function openPort(): Promise<Client> {
  return new Promise((resolve) => {
    const ask = () =>
      askForLine((port) => void opened(createORPCClient(new PortLink({ port })), resolve, ask), lost);
    ask();
  });
}

function openSocket(): Promise<Client> {
  return new Promise((resolve) => {
    const attempt = () => {
      const socket = new WebSocket(`ws://${location.host}/rpc`, PROTOCOL);
      const failed = () => {
        setTimeout(attempt, wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      };
      socket.addEventListener('error', failed, { once: true });
      socket.addEventListener(
        'open',
        () => {
          socket.removeEventListener('error', failed);
          wait = FIRST_WAIT;
          void opened(createORPCClient(new RPCLink({ websocket: socket })), resolve, failed);
        },
        { once: true },
      );
      socket.addEventListener('close', lost);
    };
    attempt();
  });
}

/** `again`: opens another line in this one’s place. */
async function opened(client: Client, resolve: (client: Client) => void, again: () => void): Promise<void> {
  if (ownCompany() !== null) {
    const seated = await seatAtDemo(client);
    if (seated === 'cut') again();
    if (seated === 'refused') leaveDemo();
    if (seated !== 'seated') return;
  }
  useLine.setState({ up: true, since: Date.now() });
  resolve(client);
  for (const listener of listeners) listener();
}

/** Before anything else is asked, so that every answer is of the company this window shows. */
async function seatAtDemo(client: Client): Promise<'seated' | 'refused' | 'cut'> {
  try {
    const { ok } = await client.run({ command: 'local.sit-at-demo', input: {} });
    return ok ? 'seated' : 'refused';
  } catch {
    return 'cut';
  }
}

function lost(): void {
  if (!useLine.getState().up) return;
  useLine.setState({ up: false, since: Date.now() });
  current = openLine();
}
