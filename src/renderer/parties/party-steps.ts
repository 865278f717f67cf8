import type { PartyStep } from '../../shared/parties/party-steps.ts';
import type { PageAction } from '../platform/page-actions.ts';
import { say } from '../platform/strings.ts';
import { stepAction } from '../ui/list/step-action.ts';
import type { PartyLine } from './PartyList.tsx';

/** What is done where one stands: in a dialog over the list. */
export type StepHere = 'add-terms' | 'add-address';

export interface PartyStepWays {
  readonly begin: (step: StepHere, row: PartyLine) => void;
  /** Goes to where the rest is done. */
  readonly open: (path: string, search: Readonly<Record<string, string>>) => void;
}

const LETTERS: Readonly<Partial<Record<PartyStep, NonNullable<PageAction['key']>>>> = {
  release: 'hold',
  receive: 'receive',
  'add-terms': 'edit',
};

/** What is next for a customer or vendor, as a button: it asks for what is missing, or leads to where it is done. */
export function partyStepAction(row: PartyLine, ways: PartyStepWays): PageAction | null {
  const next = row.nextStep;
  if (next === null) return null;
  const { action } = next;
  return stepAction(next, row.id, {
    title: say(`parties.next-${action}`),
    key: LETTERS[action],
    run: () => take(action, row, ways),
  });
}

function take(step: PartyStep, row: PartyLine, { begin, open }: PartyStepWays): void {
  if (step === 'release') open('/orders', { view: 'onHold', customer: row.id });
  else if (step === 'receive') open('/receipts', { vendor: row.id });
  else if (step === 'order') open('/orders/new', { customer: row.id });
  else begin(step, row);
}
