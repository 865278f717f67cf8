/** How large a made-up company is. */
export interface DeskSizes {
  readonly orders: number;
  readonly linesEach: number;
  readonly open: number;
  readonly customers: number;
  /** Orders of the one customer that has far more than the others. */
  readonly biggest: number;
  readonly items: number;
}

/** The company of the bars: ten years of an office, of which some weeks are open. */
export function deskSizes(scale: number): DeskSizes {
  const orders = Math.max(2_000, Math.round(1_000_000 * scale));
  return {
    orders,
    linesEach: 5,
    open: Math.max(150, Math.round(orders * 0.015)),
    customers: Math.max(50, Math.round(5_000 * Math.min(1, scale * 10))),
    biggest: Math.round(orders * 0.05),
    items: Math.max(200, Math.round(20_000 * Math.min(1, scale * 10))),
  };
}

/** The business day on which the company is looked at. */
export const DESK_TODAY = '2026-11-20';
