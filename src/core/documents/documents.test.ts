import { expect, test } from 'vitest';
import { memberReplica } from '../../../tests/support/member-replica.ts';
import { newCustomer, orderWorld } from '../../../tests/support/order-world.ts';
import { soloReplica } from '../../../tests/support/solo-replica.ts';
import type { ShownDocument } from '../../shared/documents/document-queries.ts';
import { documentFiles } from './file-index.ts';

const FILE = { sha256: 'a'.repeat(64), size: 5, mediaType: 'application/pdf', name: 'PO 4711.pdf' };

test('a file is attached to an order, a customer or an item, and to nothing else', () => {
  const { solo, customer, item, draft } = orderWorld();
  for (const record of [draft(1), customer, item]) {
    const { id } = solo.run<{ id: string }>('document.attach', { record, kind: 'source paper', file: FILE });
    const { documents } = solo.query<{ documents: ShownDocument[] }>('document.list', { record });
    expect(documents).toMatchObject([{ id, record, name: 'PO 4711.pdf', active: true, sent: [] }]);
  }
  const nowhere = { record: 'nothing', kind: 'other', file: FILE };
  expect(solo.refused('document.attach', nowhere).code).toBe('documents.no-such-record');
});

test('the same file is attached once in the same sense, and again after it was detached', () => {
  const solo = soloReplica();
  const input = { record: newCustomer(solo, 'Acme'), kind: 'contract', file: FILE };
  const { id } = solo.run<{ id: string }>('document.attach', input);
  expect(solo.refused('document.attach', input).code).toBe('documents.already-attached');
  solo.run('document.detach', { document: id });
  solo.run('document.attach', input);
});

test.each(['run.exe', 'page.html', 'drawing.svg', 'no-extension', 'archive.zip'])(
  'a file called %s is not taken',
  (name) => {
    const solo = soloReplica();
    const file = { ...FILE, name };
    const input = { record: newCustomer(solo, 'Acme'), kind: 'other', file };
    expect(solo.refused('document.attach', input).code).toBe('documents.type-not-taken');
  },
);

test('a logo is a picture and stands on the company', () => {
  const solo = soloReplica();
  const logo = { ...FILE, mediaType: 'image/png', name: 'logo.png' };
  solo.run('document.attach', { record: 'company', kind: 'logo', file: logo });
  const onCustomer = { record: newCustomer(solo, 'Acme'), kind: 'logo', file: logo };
  expect(solo.refused('document.attach', onCustomer).code).toBe('documents.logo-not-a-picture');
});

test('what only finance may see is neither listed for others nor in the file of a workstation without the label', () => {
  const solo = soloReplica();
  const customer = newCustomer(solo, 'Acme');
  const input = { record: customer, kind: 'contract', scope: 'finance', file: FILE };
  const desk = solo.hire('Dora', 'order desk');
  expect(solo.refused('document.attach', input, desk).code).toBe('documents.scope-not-yours');
  const { id } = solo.run<{ id: string }>('document.attach', input);
  expect(solo.query('document.list', { record: customer }, desk)).toEqual({ documents: [] });
  expect(solo.refusedQuery('document.show', { document: id }, desk).code).toBe('documents.no-such-document');
  expect(solo.refusedQuery('document.of-file', { sha256: FILE.sha256 }, desk).code).toBe(
    'documents.no-such-file',
  );
  expect(solo.refused('document.detach', { document: id }, desk).code).toBe('documents.no-such-document');
  const member = memberReplica(solo, 1, ['order desk']);
  expect(member.replica.db.q('SELECT count(*) FROM documents').pluck().get()).toBe(0);
  const labels = new Set(['everyone']);
  expect(documentFiles.fileFor(solo.replica.db, FILE.sha256, labels)).toBeNull();
  expect(documentFiles.fileFor(solo.replica.db, FILE.sha256, new Set(['finance']))).toMatchObject({
    size: 5,
  });
});

test('a row that came from another workstation says that its file is on its way, and from where', () => {
  const solo = soloReplica();
  const customer = newCustomer(solo, 'Acme');
  const [a, b] = [memberReplica(solo, 1, ['office manager']), memberReplica(solo, 2, ['office manager'])];
  a.run('document.attach', { record: customer, kind: 'contract', file: FILE });
  documentFiles.noteHere(a.replica.db, FILE.sha256, FILE.size);
  a.sync();
  b.sync();
  const list = (of: typeof a) =>
    of.query<{ documents: ShownDocument[] }>('document.list', { record: customer }).documents;
  expect(list(a)).toMatchObject([{ file: 'here', onServer: false }]);
  expect(list(b)).toMatchObject([{ file: 'on its way', origin: a.code, originName: 'Desk 1' }]);
  expect(documentFiles.toSend(a.replica.db, 9)).toEqual([{ sha256: FILE.sha256, size: 5 }]);
  expect(documentFiles.toFetch(b.replica.db, 9)).toEqual([{ sha256: FILE.sha256, size: 5 }]);
});

test('an undone import leaves a customer alone on whom something was filed since', () => {
  const solo = soloReplica();
  const records = [{ key: 'K', number: 'K', name: 'Acme' }];
  const {
    records: [made],
  } = solo.run<{ records: { record: string }[] }>('customer.import', {
    system: 'old',
    records,
  });
  solo.run('document.attach', { record: made?.record, kind: 'contract', file: FILE });
  const undone = solo.run<{ kept: object[] }>('customer.undo-import', { system: 'old', keys: ['K'] });
  expect(undone.kept).toEqual([{ key: 'K', reason: 'used' }]);
});

test('a paper is filed of a confirmed revision, once for the same file, and stays', () => {
  const { solo, draft, confirm } = orderWorld();
  const order = draft(1);
  const paper = { order, kind: 'order confirmation', revision: 1, language: 'en', file: FILE };
  expect(solo.refused('paper.file', paper).code).toBe('documents.revision-not-confirmed');
  confirm(order);
  const { id } = solo.run<{ id: string }>('paper.file', paper);
  expect(solo.run('paper.file', paper)).toEqual({ id });
  expect(solo.refused('document.detach', { document: id }).code).toBe('documents.paper-stays');
});

test('a confirmation is printed of what is promised, a pick list of what is still to leave', () => {
  const { solo, draft, confirm } = orderWorld();
  const order = draft(1);
  const codes = () => {
    const { confirmation, pickList } = solo.query<Record<string, { code: string } | null>>('paper.can', {
      order,
    });
    return [confirmation?.code, pickList?.code];
  };
  const printed = (kind: string, revision?: number) =>
    solo.refusedQuery('paper.content', { order, kind, ...(revision ? { revision } : {}) }).code;
  expect(codes()).toEqual(['documents.draft-not-printed', 'documents.draft-not-printed']);
  expect(printed('order confirmation')).toBe('documents.draft-not-printed');
  confirm(order);
  expect(codes()).toEqual([undefined, undefined]);
  solo.run('order.close', { order, why: 'the rest is not wanted' });
  expect(codes()).toEqual([undefined, 'documents.nothing-to-pick']);
  expect(printed('pick list')).toBe('documents.nothing-to-pick');
  expect(solo.query('paper.content', { order, kind: 'order confirmation' })).toMatchObject({
    kind: 'order confirmation',
  });
});

test('what was confirmed once can be printed by its revision, whatever became of the order', () => {
  const { solo, draft, confirm } = orderWorld();
  const order = draft(1);
  confirm(order);
  solo.run('order.cancel', { order, why: 'not wanted' });
  const confirmation = { order, kind: 'order confirmation' };
  expect(solo.refusedQuery('paper.content', confirmation).code).toBe('documents.cancelled-not-printed');
  expect(solo.query('paper.content', { ...confirmation, revision: 1 })).toMatchObject({
    kind: 'order confirmation',
  });
});

test('that a paper was sent, to whom and how, stands with the paper until it turns out otherwise', () => {
  const { solo, draft, confirm } = orderWorld();
  const order = draft(1);
  confirm(order);
  const paper = { order, kind: 'order confirmation', revision: 1, language: 'en', file: FILE };
  const { id: document } = solo.run<{ id: string }>('paper.file', paper);
  const sent = { document, way: 'mail', recipient: 'kim@acme.test' };
  const { id: sending } = solo.run<{ id: string }>('paper.mark-sent', sent);
  expect(solo.query('document.show', { document })).toMatchObject({
    sent: [{ way: 'mail', recipient: 'kim@acme.test', sentBy: solo.owner }],
  });
  solo.run('paper.mark-not-sent', { sending });
  expect(solo.query('document.show', { document })).toMatchObject({ sent: [] });
  const { id: other } = solo.run<{ id: string }>('document.attach', {
    record: order,
    kind: 'source paper',
    file: FILE,
  });
  expect(solo.refused('paper.mark-sent', { ...sent, document: other }).code).toBe('documents.not-a-paper');
});
