/** What was paid of what was expected, while payments are matched. Pure; whole pence, days are `YYYY-MM-DD`. */
import { sumOf } from "./expected-lines.rules";
import { roundingTolerance } from "./night-pricing.rules";

/** Keys are stored. How it is known that a payment is for these lines. */
export const MATCH_RULES = {
  hand: "by hand",
  reference: "by our reference",
  document: "by the invoice’s number",
  service: "by the home and the amount",
  amount: "by the amount",
} as const;
export type MatchRule = keyof typeof MATCH_RULES;

/** What is expected for one placement and period on one payment day. */
export type Due = {
  placement: string;
  agreement: string | null;
  service: string | null;
  periodFrom: string;
  periodTo: string;
  paysOn: string;
  lines: readonly { id: string; pence: number; nights: number }[];
};

/** What the ledger says was paid; `key` is the same in whatever order files came in. */
export type PaidRow = {
  id: string;
  key: string;
  /** Whom the ledger paid, and for which document. */
  supplier: string;
  documentNumber: string | null;
  pence: number;
  paidOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  ourReference: string | null;
  serviceReference: string | null;
  /** What a person said it is for: the key of a due (`keyOf`). */
  byHand: string | null;
};

/** Nights of a placement that an invoice bills. */
export type BilledNights = { placement: string; from: string; to: string };
/** What invoices that were accepted bill, by their folded number. */
export type BilledBy = ReadonlyMap<string, readonly BilledNights[]>;

export type Allocation = { paymentId: string; lineId: string; pence: number; rule: MatchRule };

/** Dues that one payment may pay together. */
export type Target = { dues: Due[]; paysOn: string; nights: number };

/** Rounding of more nights than a council pays one provider at once is none; whole pence. */
export const MOST_TOLERANCE = 100;

/** What has been paid of which line, and the sets of dues that a payment may be for, by what they still come to. */
export class Book {
  readonly allocations: Allocation[] = [];
  readonly #ofLine = new Map<string, number>();
  readonly #ofPayment = new Map<string, number>();
  readonly #byPence = new Map<number, Set<Target>>();
  readonly #targetsOf = new Map<Due, Target[]>();
  /** By everything that a ledger may call them. */
  readonly #called = new Map<string, Due[]>();

  constructor(readonly dues: readonly Due[]) {
    for (const due of dues)
      for (const name of [due.placement, due.agreement, due.service]) {
        if (name === null) continue;
        const same = this.#called.get(name);
        if (same) same.push(due);
        else this.#called.set(name, [due]);
      }
    const placements = grouped(dues, ({ placement }) => placement).flatMap(daysOf);
    for (const set of unique([...dues.map((due) => [due]), ...placements, ...daysOf(dues)])) {
      const target = targetOf(set);
      for (const due of set) this.#targetsOf.set(due, [...(this.#targetsOf.get(due) ?? []), target]);
      this.#file(target);
    }
  }

  #file(target: Target): void {
    const left = this.left(target.dues);
    if (left === 0) return;
    const same = this.#byPence.get(left) ?? new Set();
    this.#byPence.set(left, same.add(target));
  }

  /** The dues of a placement, an agreement or a home. */
  called(name: string): readonly Due[] {
    return this.#called.get(name) ?? [];
  }

  left(dues: readonly Due[]): number {
    return dues.reduce(
      (sum, { lines }) =>
        sum + lines.reduce((of, line) => of + line.pence - (this.#ofLine.get(line.id) ?? 0), 0),
      0,
    );
  }

  /**
   * Whether so much can still be paid of it, or taken back. What rounding has left of something that was paid waits for no
   * more than rounding: the next payment is for what is outstanding.
   */
  isOpen(dues: readonly Due[], pence: number): boolean {
    const left = this.left(dues);
    if (Math.sign(left) !== Math.sign(pence)) return false;
    const tolerance = toleranceOf(targetOf(dues).nights);
    const isRounding = Math.abs(left) <= tolerance && Math.abs(pence) > tolerance;
    return !isRounding || dues.every((due) => due.lines.every(({ id }) => !this.#ofLine.has(id)));
  }

  agrees({ pence }: PaidRow, { dues, nights }: Target): boolean {
    return this.isOpen(dues, pence) && Math.abs(this.left(dues) - pence) <= toleranceOf(nights);
  }

  /** What a payment's amount agrees with: to the penny, else but for rounding. */
  agreeing(payment: PaidRow): Target[] {
    const exact = this.#at(payment.pence);
    if (exact.length > 0) return exact;
    const found: Target[] = [];
    for (let by = 1; by <= MOST_TOLERANCE; by += 1)
      for (const pence of [payment.pence - by, payment.pence + by])
        found.push(...this.#at(pence).filter((target) => this.agrees(payment, target)));
    return found;
  }

  #at(pence: number): Target[] {
    return [...(this.#byPence.get(pence) ?? [])].filter(({ dues }) => this.left(dues) === pence);
  }

  paidBy(paymentId: string): number {
    return this.#ofPayment.get(paymentId) ?? 0;
  }

  /** What is taken off first, then line by line in order until the payment is used up. */
  allocate({ id: paymentId, pence }: PaidRow, { dues }: Target, rule: MatchRule): void {
    const sign = Math.sign(pence);
    const lines = dues.flatMap(({ lines: some }) => some);
    const open = lines.map((line) => ({ id: line.id, pence: line.pence - (this.#ofLine.get(line.id) ?? 0) }));
    const against = open.filter((line) => Math.sign(line.pence) === -sign);
    const along = open.filter((line) => Math.sign(line.pence) === sign);
    let rest = Math.abs(pence) + Math.abs(sumOf(against));
    const parts = [...against];
    for (const line of along) {
      const part = Math.min(Math.abs(line.pence), rest);
      rest -= part;
      if (part > 0) parts.push({ id: line.id, pence: sign * part });
    }
    for (const part of parts) {
      this.#ofLine.set(part.id, (this.#ofLine.get(part.id) ?? 0) + part.pence);
      this.allocations.push({ paymentId, lineId: part.id, pence: part.pence, rule });
    }
    this.#ofPayment.set(paymentId, this.paidBy(paymentId) + sumOf(parts));
    for (const target of new Set(dues.flatMap((due) => this.#targetsOf.get(due) ?? []))) this.#file(target);
  }
}

/** So much may be rounding, in pence. */
function toleranceOf(nights: number): number {
  return Math.min(roundingTolerance(nights), MOST_TOLERANCE);
}

export function targetOf(dues: readonly Due[]): Target {
  const nights = dues.reduce((sum, { lines }) => sum + lines.reduce((of, line) => of + line.nights, 0), 0);
  return { dues: [...dues], paysOn: dues[0]?.paysOn ?? "", nights };
}

/** All that is paid on one day, for each day. */
export function daysOf(dues: readonly Due[]): Due[][] {
  return grouped(dues, ({ paysOn }) => paysOn);
}

function grouped(dues: readonly Due[], by: (due: Due) => string): Due[][] {
  const groups = new Map<string, Due[]>();
  for (const due of dues) {
    const group = groups.get(by(due));
    if (group) group.push(due);
    else groups.set(by(due), [due]);
  }
  return [...groups.values()];
}

/** Each set of dues once. */
export function unique(sets: readonly (readonly Due[])[]): Due[][] {
  const keyed = sets.map((set): [string, Due[]] => [set.map(keyOf).join(" "), [...set]]);
  return [...new Map(keyed).values()];
}

export const keyOf = ({
  placement,
  periodFrom,
  periodTo,
  paysOn,
}: Pick<Due, "placement" | "periodFrom" | "periodTo" | "paysOn">) =>
  `${placement} ${periodFrom} ${periodTo} ${paysOn}`;
