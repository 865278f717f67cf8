/**
 * Runs a company's orders through two workstations and a server, in processes and folders of their own:
 *   npm run main-job -- --data ../shared/data [--json] [--folder DIR] [--reduced]
 * Exit code 1 with the first expectation that does not hold.
 */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { jobStory } from './main-job/job-story.ts';
import { reducedJob, runMainJob, wholeJob } from './main-job/run-main-job.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    folder: { type: 'string' },
    json: { type: 'boolean', default: false },
    reduced: { type: 'boolean', default: false },
  },
});
const data = values.data === undefined ? null : resolve(values.data);
if (data === null || !existsSync(data)) {
  console.error('usage: npm run main-job -- --data ../shared/data [--json] [--folder NEW-DIR] [--reduced]');
  process.exitCode = 2;
} else {
  const root = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'daybook-main-job-'));
  const story = jobStory((line) => (values.json ? process.stderr : process.stdout).write(`${line}\n`));
  const size = values.reduced ? reducedJob : wholeJob;
  const error = await runMainJob(story, root, { ...size, data }).then(
    () => undefined,
    (reason: unknown) => reason ?? new Error('no reason given'),
  );
  const result = story.result(error);
  if (values.json) console.log(JSON.stringify({ ...result, folder: root }, null, 2));
  console.error(result.ok ? `\nAll ${result.expectations.length} expectations hold.` : `\n${error}`);
  console.error(`The folders are in ${root}.`);
  process.exitCode = result.ok ? 0 : 1;
}
