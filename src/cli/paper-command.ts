import { resolve } from 'node:path';
import type { PaperKind } from '../shared/documents/document-kinds.ts';
import { refusal } from '../shared/kernel/refusal.ts';
import { mailDraft } from '../workstation/papers/mail-draft.ts';
import { orderPaper } from '../workstation/papers/order-papers.ts';
import { paperSample } from '../workstation/papers/paper-sample.ts';
import { cliCommand } from './cli-command.ts';
import { writeOut } from './file-commands.ts';
import { outputProblem } from './output-file.ts';
import { orderNamed } from './record-lookup.ts';
import { onWorkstation } from './workstation-host.ts';

const kinds: Readonly<Record<string, PaperKind>> = {
  confirmation: 'order confirmation',
  'pick-list': 'pick list',
};

export const paperCommand = cliCommand({
  name: 'paper',
  summary: 'Make a paper of an order as PDF and file it on the order.',
  details: `A confirmation that was filed of a revision is given again and not printed anew. With --mail a draft with the confirmation
attached is written, to be opened and sent by your mail program.`,
  arguments: { ORDER: { help: 'its number or id' } },
  options: {
    kind: { value: 'KIND', help: `${Object.keys(kinds).join(' or ')}; default: confirmation` },
    revision: { value: 'N', help: 'which revision; default: the newest' },
    out: { value: 'FILE', help: 'also write it there; it must not be there yet' },
    mail: { value: 'FILE', help: 'write a mail draft (.eml) there; it must not be there yet' },
  },
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const { kind: word = 'confirmation', revision: nth, out, mail } = call.options;
      const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
      const choices = Object.keys(kinds).join(', ');
      if (!kind) return { refusal: refusal('usage.argument-unknown', { argument: word, choices }) };
      if (nth !== undefined && !/^[1-9]\d{0,5}$/.test(nth)) {
        return { refusal: refusal('usage.not-a-count', { option: '--revision', most: 999_999, text: nth }) };
      }
      const files = [out, mail].filter((file) => file !== undefined).map((file) => resolve(file));
      const [problem] = files.flatMap((file) => outputProblem(file) ?? []);
      if (problem) return { refusal: problem };
      const order = orderNamed(workstation, call.arguments.ORDER, as);
      const revision = nth === undefined ? undefined : Number(nth);
      const paper = await orderPaper(workstation, { order, kind, revision }, as);
      if (!paper.ok) return paper;
      const unwritten =
        out === undefined ? null : writeOut(workstation, paper.value.sha256, resolve(out), as);
      if (unwritten) return { refusal: unwritten };
      if (mail === undefined) return { document: paper.value };
      const draft = await mailDraft(workstation, { order, document: paper.value.document }, as);
      if (!draft.ok) return draft;
      const unsent = writeOut(workstation, draft.value.sha256, resolve(mail), as);
      return unsent
        ? { refusal: unsent }
        : { document: { ...paper.value, mail: { to: draft.value.to, subject: draft.value.subject } } };
    }),
});

export const paperSampleCommand = cliCommand({
  name: 'paper sample',
  summary: 'Make a sample of a paper as PDF, to see the head of papers as it stands.',
  details: `The head is changed by “run company.change-paper-head”; its logo is a picture attached to the company
(“attach company FILE --kind logo”). A sample is of no order and filed nowhere.`,
  arguments: { FILE: { help: 'the PDF; it must not be there yet' } },
  options: {},
  run: (call) =>
    onWorkstation(call, async (workstation, as) => {
      const file = resolve(call.arguments.FILE);
      const problem = outputProblem(file);
      if (problem) return { refusal: problem };
      const sample = await paperSample(workstation, as);
      if (!sample.ok) return sample;
      const unwritten = writeOut(workstation, sample.value.sha256, file, as);
      return unwritten ? { refusal: unwritten } : { document: { file, bytes: sample.value.size } };
    }),
});
