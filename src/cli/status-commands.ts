import { cliCommand } from './cli-command.ts';
import { onWorkstation } from './workstation-host.ts';

export const statusCommand = cliCommand({
  name: 'status',
  summary: 'Say who and where this workstation is, and what waits for the server.',
  arguments: {},
  options: {},
  run: (call) => onWorkstation(call, (workstation) => ({ document: workstation.status() })),
});

export const digestCommand = cliCommand({
  name: 'digest',
  summary: 'Print the digest of each scope: equal on two replicas at the same place in history.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation) => {
      const { cursor, pending } = workstation.status();
      return { document: { cursor, pending, digests: workstation.digest() } };
    }),
});
