import { refusal } from '../shared/kernel/refusal.ts';
import { cliCommand } from './cli-command.ts';
import { progressLine } from './progress-line.ts';
import { onWorkstation } from './workstation-host.ts';

export const verifyCommand = cliCommand({
  name: 'verify',
  summary: 'Prove the database against itself; exit code 1 with the faults when something is wrong.',
  details:
    'Integrity, foreign keys, the chain of history, digests against rows, history taken back to the last checkpoint,\nand the checks of the domains, such as the sums of ledgers. Nothing is changed.',
  arguments: {},
  options: {},
  run: (call) =>
    onWorkstation(call, (workstation) => {
      const line = progressLine(call);
      line.show('Verifying; this reads the whole database and its history.');
      const checks = workstation.verify();
      line.end();
      const faults = checks.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
      const document = { sound: faults.length === 0, checks };
      if (faults.length === 0) return { document };
      return { document, notes: faults, refusal: refusal('verify.faults', { faults: faults.length }) };
    }),
});
