import { z } from 'zod';
import { paperKinds, paperLanguages } from '../shared/documents/document-kinds.ts';
import { type LocalCall, localCall } from './local-call.ts';
import { mailDraft } from './papers/mail-draft.ts';
import { orderPaper } from './papers/order-papers.ts';
import { paperSample } from './papers/paper-sample.ts';

const id = z.string().min(1).max(160);

/** Papers are printed here and filed by a command; a mail is drafted here and sent by the person's own program. */
export const paperCalls: Readonly<Record<string, LocalCall>> = {
  'local.paper': localCall(
    z.strictObject({
      order: id,
      kind: z.enum(paperKinds),
      revision: z.int().min(1).optional(),
      language: z.enum(paperLanguages).optional(),
    }),
    (workstation, wish, as) => orderPaper(workstation, wish, as),
  ),
  'local.paper-sample': localCall(z.strictObject({}), (workstation, _, as) => paperSample(workstation, as)),
  'local.mail-draft': localCall(z.strictObject({ order: id, document: id }), (workstation, wish, as) =>
    mailDraft(workstation, wish, as),
  ),
};
