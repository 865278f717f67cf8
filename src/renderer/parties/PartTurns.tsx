import { say } from '../platform/strings.ts';
import { RowAction } from '../ui/list/RowAction.tsx';

/** Change and remove, in the row of an address or a contact. */
export function PartTurns(props: {
  readonly of: 'address' | 'contact';
  readonly name: string;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}) {
  const { of, name, onChange, onRemove } = props;
  return (
    <>
      <RowAction
        title={say('parties.change-named', { name })}
        command={`${of}.change`}
        label={say('parties.change')}
        onRun={onChange}
      />
      <RowAction
        title={say('parties.remove-named', { name })}
        command={`${of}.remove`}
        label={say('parties.remove')}
        onRun={onRemove}
      />
    </>
  );
}
