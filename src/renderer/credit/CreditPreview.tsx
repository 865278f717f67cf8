import { showMoney } from '../platform/number-format.ts';
import { RefusalLine } from '../ui/NoticeLine.tsx';
import { holdsOfNext, useCredit } from './credit-answer.ts';

/** Only where a new order would be held: why. */
export function CreditPreview({ record }: { readonly record: string }) {
  const credit = useCredit(record);
  if (!credit) return null;
  const [hold] = holdsOfNext(credit);
  if (hold === undefined) return null;
  const left = credit.left === null ? '' : showMoney(credit.left, credit.currency);
  return <RefusalLine refusal={{ code: `credit.preview-${hold}`, params: { left } }} />;
}
