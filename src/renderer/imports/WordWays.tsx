import { useNavigate } from '@tanstack/react-router';
import { columnPosition } from '../../shared/company/import-draft.ts';
import { beginMeanings, hasMeanings, proposeMeanings } from '../../shared/company/import-meanings.ts';
import type { ColumnProfile } from '../../shared/sync/import-inspection.ts';
import type { FailedCell } from '../../shared/sync/import-runs.ts';
import { say } from '../platform/strings.ts';
import { ActionButton } from '../ui/ActionButton.tsx';
import { stepPath } from './ImportWizard.tsx';
import { keepDraft } from './import-draft-keeping.ts';
import { isCode } from './meaning-check.ts';
import type { StepParts } from './PreparedStep.tsx';

/** The way out for cells that hold a word of the other system where a code belongs: to say what its words mean. */
export function WordWays({
  parts,
  failed,
}: {
  readonly parts: StepParts;
  readonly failed: readonly FailedCell[];
}) {
  const navigate = useNavigate();
  const { draft, mapping } = parts;
  const columns = new Map(
    failed.flatMap(({ column, refusal: { params } }) =>
      column !== null && typeof params.field === 'string' && isCode(params.field)
        ? [[params.field, column] as const]
        : [],
    ),
  );
  const give = async (field: string) => {
    if (!hasMeanings(mapping.fields[field])) {
      const begun = beginMeanings(mapping, field);
      const profile = columnRead(parts, field);
      const proposed = profile ? proposeMeanings(begun, field, profile) : begun;
      await keepDraft(draft.upload, { mapping: proposed, check: null });
    }
    await navigate({ to: stepPath(draft.upload, 'columns'), search: { words: field } as never });
  };
  return [...columns].map(([field, column]) => (
    <ActionButton
      key={field}
      action={{
        id: `imports.give-meanings:${field}`,
        title: say('imports.give-meanings', { column }),
        run: () => void give(field),
      }}
    />
  ));
}

/** The column a field is read from, of the file or of one that is joined. */
function columnRead({ file, joined, mapping }: StepParts, field: string): ColumnProfile | undefined {
  const rule = mapping.fields[field];
  if (rule?.column === undefined) return undefined;
  const from = rule.from === undefined ? file : joined.find(({ name }) => name === rule.from)?.file;
  const at = from ? columnPosition(rule.column, from.columns) : null;
  return at === null ? undefined : from?.columns[at - 1];
}
