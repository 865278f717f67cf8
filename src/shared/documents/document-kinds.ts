import { EVERYONE_LABEL, scopeLabels } from '../people/scope-label.ts';

/** What people file by hand. */
export const attachedKinds = [
  'source paper',
  'correspondence',
  'contract',
  'certificate',
  'picture',
  'logo',
  'other',
] as const;
export type AttachedKind = (typeof attachedKinds)[number];

/** What Daybook prints of an order and files by itself. */
export const paperKinds = ['order confirmation', 'pick list'] as const;
export type PaperKind = (typeof paperKinds)[number];

export const documentKinds = [...attachedKinds, ...paperKinds] as const;

/** What documents can be filed on. */
export const recordKinds = ['order', 'party', 'item', 'company'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Who may see a document: everyone, or those who may see what carries that label. */
export const documentScopes = [EVERYONE_LABEL, ...scopeLabels] as const;

/** Languages Daybook prints in. */
export const paperLanguages = ['en'] as const;
