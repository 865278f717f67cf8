import { type PageAction, usePageActions } from '../../platform/page-actions.ts';
import { ActionButton } from '../ActionButton.tsx';

/** What can be done with the row at the cursor, as buttons of its preview; their letters work in the list. */
export function RowActions({ actions }: { readonly actions: readonly PageAction[] }) {
  usePageActions(actions);
  return actions.map((action) => <ActionButton key={action.id} action={action} />);
}
