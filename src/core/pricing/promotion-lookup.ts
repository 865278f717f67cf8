import {
  bandsOf,
  type ChosenPromotion,
  choosePromotion,
  type PromotionQuestion,
  promotionHolds,
} from '../../shared/pricing/promotion-choice.ts';
import type { RowReader } from '../platform/row-reader.ts';
import { promotions } from './pricing-tables.ts';

/** Finds the promotion of one line after the other; what all lines share is read once by an asking-once reader. */
export function findPromotion(read: RowReader, question: PromotionQuestion): ChosenPromotion | null {
  const { customer, customerGroup } = question;
  const audiences = [
    ...(customer === null ? [] : [{ customer, customerGroup: null }]),
    ...(customerGroup === null ? [] : [{ customer: null, customerGroup }]),
    { customer: null, customerGroup: null },
  ];
  const holding = audiences
    .flatMap((audience) => read.find(promotions, audience))
    .filter((row) => promotionHolds(row, question));
  return choosePromotion(
    holding.map((row) => ({ ...row, bands: bandsOf(row.bands) })),
    question,
  );
}
