import { ok, type Result, refused } from '../shared/kernel/result.ts';
import { enrolWorkstation } from '../workstation/enrol.ts';
import { cliCommand } from './cli-command.ts';
import { progressLine } from './progress-line.ts';
import { hostOptions, onOpened } from './workstation-host.ts';

export const enrollCommand = cliCommand({
  name: 'enroll',
  summary: 'Make this computer a workstation of a server.',
  details: `Downloads the company as far as this workstation may hold it. Cut short, the same line goes on. In the folder of a
workstation that was shut out it brings that one back, with what waits in it.`,
  arguments: {},
  options: {
    server: {
      value: 'URL',
      help: 'where the server is, such as https://daybook.example.com',
      required: true,
    },
    code: { value: 'C', help: 'the one-time enrolment code', required: true },
    machine: { value: 'NAME', help: 'what people call this computer; default: its own name' },
  },
  async run(call) {
    const { code, machine } = call.options;
    const server = serverUrl(call.options.server);
    if (!server.ok) return server;
    const line = progressLine(call);
    const enrolled = await enrolWorkstation({
      ...hostOptions(call),
      server: server.value,
      code,
      ...(machine === undefined ? {} : { machineName: machine }),
      onProgress: (bytes, of) => line.show(`${megabytes(bytes)} of ${megabytes(of)} MB`),
    }).finally(() => line.end());
    return onOpened(enrolled, (workstation) => ({ document: workstation.status() }));
  },
});

/** An address over HTTP without path, query or anybody's name in it. Refusal: `usage.not-a-server`. */
export function serverUrl(text: string): Result<string> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.search && !url.hash;
  return url && isPlain ? ok(url.href.replace(/\/+$/, '')) : refused('usage.not-a-server', { text });
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
