import { showMoney } from '../platform/number-format.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { useCredit } from './credit-answer.ts';

/** Only where a new order would be held: why. */
export function CreditPreview({ record }: { readonly record: string }) {
  const credit = useCredit(record);
  const hold = credit?.holds[0];
  if (!credit || hold === undefined) return null;
  const left = credit.left === null ? '' : showMoney(credit.left, credit.currency);
  return <RefusalLine refusal={{ code: `credit.preview-${hold}`, params: { left } }} />;
}
