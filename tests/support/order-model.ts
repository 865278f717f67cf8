/**
 * One item, one place, orders and their lines, counted in whole pieces: the rules of domain.md §1 and §3 written a second
 * time, as simply as they can be said. A step that is refused answers false and changes nothing.
 */
export interface ModelLine {
  status: 'open' | 'complete' | 'cancelled' | 'short-closed';
  ordered: number;
  /** Pieces that may be shipped beyond what is ordered, for each ten ordered. */
  readonly overPerTen: number;
  shipped: number;
  allocated: number;
  backordered: number;
}

export interface ModelOrder {
  status: 'draft' | 'confirmed' | 'closed' | 'cancelled';
  onHold: boolean;
  revision: number;
  readonly lines: ModelLine[];
}

export interface ModelShipment {
  readonly order: number;
  readonly line: number;
  readonly quantity: number;
  isBack: boolean;
}

/** Price of a piece in minor units. */
const PIECE = 10_00;

export class OrderModel {
  onHand = 0;
  readonly orders: ModelOrder[] = [];
  readonly shipments: ModelShipment[] = [];

  receive(quantity: number): boolean {
    this.onHand += quantity;
    return true;
  }

  lose(quantity: number): boolean {
    if (quantity > this.onHand) return false;
    this.onHand -= quantity;
    return true;
  }

  draft(quantities: readonly number[], overPerTen: number): boolean {
    const lines = quantities.map((ordered) => newLine(ordered, overPerTen));
    this.orders.push({ status: 'draft', onHold: false, revision: 0, lines });
    return true;
  }

  confirm(at: number): boolean {
    const order = this.order(at, 'draft');
    if (!order) return false;
    order.status = 'confirmed';
    order.revision += 1;
    for (const line of order.lines) if (line.status === 'open') this.settle(line);
    return true;
  }

  hold(at: number): boolean {
    const order = this.orders[at];
    if (!order || order.status === 'cancelled') return false;
    order.onHold = true;
    return true;
  }

  release(at: number): boolean {
    const order = this.orders[at];
    if (!order?.onHold) return false;
    order.onHold = false;
    return true;
  }

  withdraw(at: number): boolean {
    const order = this.order(at, 'confirmed');
    if (!order || order.lines.some(({ shipped }) => shipped > 0)) return false;
    order.status = 'draft';
    for (const line of order.lines) {
      letGo(line);
      if (line.status === 'short-closed') line.status = 'open';
    }
    return true;
  }

  cancel(at: number): boolean {
    const order = this.order(at, 'draft', 'confirmed');
    if (!order || order.lines.some(({ shipped }) => shipped > 0)) return false;
    order.status = 'cancelled';
    for (const line of order.lines) end(line, 'cancelled');
    return true;
  }

  close(at: number): boolean {
    const order = this.order(at, 'confirmed');
    if (!order) return false;
    order.status = 'closed';
    for (const line of order.lines) end(line, 'short-closed');
    return true;
  }

  reopen(at: number): boolean {
    const order = this.order(at, 'closed');
    if (!order) return false;
    order.status = 'confirmed';
    order.revision += 1;
    for (const line of order.lines) {
      if (line.status === 'short-closed') line.status = 'open';
      if (line.status === 'open') this.settle(line);
    }
    return true;
  }

  amend(at: number, which: number, ordered: number): boolean {
    const order = this.order(at, 'confirmed');
    const line = order?.lines[which];
    if (!order || !line || (line.status !== 'open' && line.status !== 'complete')) return false;
    if (ordered < line.shipped) return false;
    line.ordered = ordered;
    order.revision += 1;
    // Less wanted goes back before anything of the order takes more.
    line.status = line.shipped >= line.ordered ? 'complete' : 'open';
    for (const each of order.lines) if (each.status === 'open' || each === line) this.settle(each);
    return true;
  }

  shortClose(at: number, which: number): boolean {
    const line = this.order(at, 'confirmed')?.lines[which];
    if (line?.status !== 'open') return false;
    end(line, 'short-closed');
    return true;
  }

  ship(at: number, which: number, quantity: number): boolean {
    const order = this.order(at, 'confirmed');
    const line = order?.lines[which];
    if (!order || order.onHold || !line || quantity < 1) return false;
    if (line.status !== 'open' && line.status !== 'complete') return false;
    if (line.shipped + quantity > line.ordered + Math.floor((line.ordered * line.overPerTen) / 10))
      return false;
    const own = Math.min(line.allocated, this.onHand);
    const there = own + Math.min(Math.max(0, this.free()), this.onHand - Math.min(own, quantity));
    if (quantity > there) return false;
    line.allocated -= Math.min(own, quantity);
    line.shipped += quantity;
    this.onHand -= quantity;
    this.shipments.push({ order: at, line: which, quantity, isBack: false });
    line.status = line.shipped >= line.ordered ? 'complete' : 'open';
    this.settle(line);
    return true;
  }

  takeBack(shipment: number): boolean {
    const found = this.shipments[shipment];
    if (!found || found.isBack) return false;
    const line = this.order(found.order, 'confirmed')?.lines[found.line];
    if (!line) return false;
    found.isBack = true;
    line.shipped -= found.quantity;
    this.onHand += found.quantity;
    if (line.status !== 'short-closed') {
      line.status = line.shipped >= line.ordered ? 'complete' : 'open';
      this.settle(line);
    }
    return true;
  }

  /** Oldest order first: nobody has a rank or a promised date. */
  allocate(): boolean {
    for (const { lines } of this.orders) {
      for (const line of lines) {
        const given = Math.min(line.backordered, Math.max(0, this.free()));
        line.backordered -= given;
        line.allocated += given;
      }
    }
    return true;
  }

  /** What confirmed orders take of the customer's credit, in minor units. */
  exposure(): number {
    return (
      PIECE * this.orders.reduce((sum, order) => sum + (order.status === 'confirmed' ? worth(order) : 0), 0)
    );
  }

  free(): number {
    return (
      this.onHand -
      this.orders.flatMap(({ lines }) => lines).reduce((sum, { allocated }) => sum + allocated, 0)
    );
  }

  private order(at: number, ...states: ModelOrder['status'][]): ModelOrder | null {
    const order = this.orders[at];
    return order && states.includes(order.status) ? order : null;
  }

  private settle(line: ModelLine): void {
    const open = line.status === 'open' ? Math.max(0, line.ordered - line.shipped) : 0;
    line.allocated = Math.min(line.allocated, open);
    line.allocated += Math.min(open - line.allocated, Math.max(0, this.free()));
    line.backordered = open - line.allocated;
  }
}

function newLine(ordered: number, overPerTen: number): ModelLine {
  return { status: 'open', ordered, overPerTen, shipped: 0, allocated: 0, backordered: 0 };
}

function letGo(line: ModelLine): void {
  line.allocated = 0;
  line.backordered = 0;
}

function end(line: ModelLine, status: 'cancelled' | 'short-closed'): void {
  if (line.status === 'open') line.status = status;
  letGo(line);
}

function worth({ lines }: ModelOrder): number {
  return lines.reduce((sum, { status, ordered, shipped }) => {
    if (status === 'cancelled') return sum;
    return sum + (status === 'short-closed' ? Math.min(ordered, shipped) : ordered);
  }, 0);
}
