import { useSession } from '../../platform/session.ts';
import { type RecordPart, usePageRegistry } from '../page-registry.ts';

export interface RecordPartsProps {
  readonly of: RecordPart['of'];
  readonly where: RecordPart['where'];
  readonly record: string;
}

/** What later domains know of a record, in the order in which they are joined. */
export function RecordParts({ of, where, record }: RecordPartsProps) {
  const { parts } = usePageRegistry();
  const session = useSession();
  const own = parts.filter((part) => part.of === of && part.where === where);
  return own.map(({ id, Part, permission }) =>
    session?.permissions.has(permission) ? <Part key={id} record={record} /> : null,
  );
}
