import { createHash } from 'node:crypto';
import { documentQueries } from '../../shared/documents/document-queries.ts';
import { safeFileName } from '../../shared/documents/file-name.ts';
import { MAX_FILE_BYTES } from '../../shared/documents/file-types.ts';
import { ok, type Result, refused } from '../../shared/kernel/result.ts';
import type { PersonSession, Workstation } from '../workstation.ts';
import { contentOf } from './order-papers.ts';
import { paperWords } from './paper-words.ts';

/** A mail that nobody has sent yet, to be opened in the person's own mail program. */
export interface MailDraft {
  /** Of the `.eml`, which is read like any file, by this person, until the process ends. */
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly mediaType: 'message/rfc822';
  /** Null where no address is known: the person fills it in. */
  readonly to: string | null;
  readonly subject: string;
}

/** Drafts the mail that goes with a filed confirmation. That it was sent is noted by `paper.mark-sent`, not here. */
export async function mailDraft(
  workstation: Workstation,
  { order, document }: { readonly order: string; readonly document: string },
  as?: PersonSession,
): Promise<Result<MailDraft>> {
  const shown = workstation.query({ query: 'document.show', input: { document } }, as);
  if (!shown.ok) return shown;
  const paper = documentQueries.showDocument.output.parse(shown.output);
  if (paper.record !== order || paper.kind !== 'order confirmation' || paper.revision === null) {
    return refused('paper.not-a-confirmation', { name: paper.name });
  }
  const wish = { order, kind: paper.kind, revision: paper.revision };
  const content = contentOf(workstation, wish, as);
  if (!content.ok) return content;
  const attached = workstation.files.read(paper.sha256, 0, MAX_FILE_BYTES, as);
  if (!attached.ok) return attached;
  const { number, customerPo, contact } = content.value.document;
  const say = paperWords('en');
  const values = { number, customerPo: customerPo ?? '', company: content.value.company };
  const subject = say(customerPo === null ? 'mailSubject' : 'mailSubjectPo', values);
  const to = contact?.email ?? null;
  const bytes = await written({
    // Outlook and others open what bears this mark as a draft to be sent.
    headers: { 'X-Unsent': '1' },
    ...(to === null ? {} : { to }),
    subject,
    text: say('mailText', values),
    attachments: [{ filename: paper.name, content: attached.value.bytes, contentType: paper.mediaType }],
  });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const person = as?.person ?? workstation.people.current()?.person ?? '';
  workstation.files.offer(sha256, bytes, person);
  const name = safeFileName(`${number}.eml`);
  return ok({ sha256, size: bytes.length, name, mediaType: 'message/rfc822', to, subject });
}

interface Mail {
  readonly headers: Record<string, string>;
  readonly to?: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: { filename: string; content: Buffer; contentType: string }[];
}

async function written(mail: Mail): Promise<Buffer> {
  // Loaded when it is needed: most starts of a process never write a mail.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await transport.sendMail({
    ...mail,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (!Buffer.isBuffer(message)) throw new Error('the mail was to be one piece');
  return message;
}
