import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * A text that is the same at every start on this machine and another on any other, image clones without a re-run of
 * the system's set-up excepted. Hashed: the machine's own id is not to be handed around (machine-id(5)).
 */
export function machineFingerprint(): string {
  return createHash('sha256').update(`daybook:${machineId()}`).digest('base64url').slice(0, 22);
}

function machineId(): string {
  try {
    if (process.platform === 'darwin')
      return answerOf('ioreg', ['-rd1', '-c', 'IOPlatformExpertDevice'], /"IOPlatformUUID" = "([^"]+)"/);
    if (process.platform === 'win32') {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
      return answerOf('reg', ['query', key, '/v', 'MachineGuid'], /MachineGuid\s+REG_SZ\s+(\S+)/);
    }
    const id = readFileSync('/etc/machine-id', 'utf8').trim();
    if (id !== '') return id;
  } catch {
    // A machine without such an id is told apart by its name: the worst that comes of it is a needless re-enrolment.
  }
  return `host:${hostname()}`;
}

function answerOf(program: string, args: readonly string[], pattern: RegExp): string {
  const text = execFileSync(program, args, { encoding: 'utf8', timeout: 5_000, windowsHide: true });
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`${program} does not tell the machine's id`);
  return found;
}
