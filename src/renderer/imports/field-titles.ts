import type { ColumnProfile, ImportKind } from '../../shared/sync/import-inspection.ts';
import { say } from '../platform/strings.ts';

/** What a field of a kind of records is called; `key` is the number of the other system. */
export function fieldTitle(kind: ImportKind, field: string): string {
  return say(field === 'key' ? `imports.key-${kind}` : `imports.field-${field}`);
}

/** The fields of a choice; those that are still missing say so. */
export function fieldTitles(
  kind: ImportKind,
  fields: readonly string[],
  missing: readonly string[],
): { readonly value: string; readonly label: string }[] {
  return fields.map((field) => {
    const title = fieldTitle(kind, field);
    return {
      value: field,
      label: missing.includes(field) ? say('imports.is-missing', { field: title }) : title,
    };
  });
}

/** A column by its heading; one without, by its place from 1. */
export function columnTitle({ header }: ColumnProfile, at: number): string {
  return header.trim() || say('imports.column-number', { at });
}
