/**
 * Which expected lines a payment pays, for one provider of one council. Pure; whole pence, days are `YYYY-MM-DD`. The first
 * rule that leaves exactly one possibility decides; where several are left, nothing is guessed. Source: the shared document on
 * payments, 7.
 */
import { addDays, daysFrom } from "~/platform/time";
import { sumOf } from "./expected-lines.rules";
import { roundingTolerance } from "./night-pricing.rules";

/** Keys are stored. How it is known that a payment is for these lines. */
export const MATCH_RULES = {
  reference: "by our reference",
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
  pence: number;
  paidOn: string;
  periodFrom: string | null;
  periodTo: string | null;
  ourReference: string | null;
  serviceReference: string | null;
};

export type Allocation = { paymentId: string; lineId: string; pence: number; rule: MatchRule };
/** `left` of it is not paid yet. */
export type Candidate = { due: Due; left: number };
export type Matching = {
  allocations: Allocation[];
  /** What a payment may be for of which no line was found for all, or only for a part: likeliest first, a few at most. */
  candidatesOf(payment: PaidRow): Candidate[];
};

/** Dues that one payment may pay together. */
type Target = { dues: Due[]; paysOn: string; nights: number };

/** A payment this near to the payment day is taken for that day's. */
const NEAR_DAYS = 3;
/** Older ones are not looked for by the amount alone. */
const LATE_DAYS = 183;
const MOST_CANDIDATES = 3;
/** Rounding of more nights than a council pays one provider at once is none; whole pence. */
export const MOST_TOLERANCE = 100;

/**
 * Allocates what was paid to what was expected. The result is the same in whatever order payments and lines came in; no line
 * and no payment is allocated more than it comes to.
 */
export function matchPayments(payments: readonly PaidRow[], dues: readonly Due[]): Matching {
  const book = new Book([...dues].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
  const waiting = [...payments].filter(({ pence }) => pence !== 0).sort(inOrder);
  const rules: [MatchRule, (payment: PaidRow) => Target | undefined][] = [
    ["reference", (payment) => byReference(book, payment)],
    ["service", (payment) => byService(book, payment)],
    ["amount", (payment) => byAmount(book, payment, nearTo(payment))],
    ["amount", (payment) => byAmount(book, payment, outstandingAt(payment))],
  ];
  let left = waiting;
  for (const [rule, find] of rules)
    left = left.filter((payment) => {
      const target = find(payment);
      if (target) book.allocate(payment, target, rule);
      return !target;
    });
  return { allocations: book.allocations, candidatesOf: (payment) => candidatesOf(book, payment) };
}

const inOrder = (one: PaidRow, other: PaidRow) =>
  `${one.paidOn} ${one.key}` < `${other.paidOn} ${other.key}` ? -1 : 1;

/** Our reference names the placement; which of its periods, the ledger's period, the amount or the day says. */
function byReference(book: Book, payment: PaidRow): Target | undefined {
  const { ourReference, pence } = payment;
  if (ourReference === null) return undefined;
  const open = book.called(ourReference).filter((due) => book.isOpen([due], pence));
  const [only] = open;
  if (!only) return undefined;
  const ofPeriod = open.filter((due) => overlaps(payment, due));
  if (payment.periodFrom !== null && ofPeriod.length > 0) return onlyOne(book, payment, ofPeriod);
  return onlyOne(book, payment, open);
}

/** Of some dues of a placement the one that is meant: by the amount, else by the payment day, else as the only one that has begun. */
function onlyOne(book: Book, payment: PaidRow, open: readonly Due[]): Target | undefined {
  const days = daysOf(open);
  // A month of the ledger may hold two periods of the calendar.
  const whole = payment.periodFrom === null ? [] : [open];
  const targets = unique([...open.map((due) => [due]), ...days, ...whole]).map(targetOf);
  const agreeing = targets.filter((target) => book.agrees(payment, target));
  const near = nearTo(payment);
  return (
    single(agreeing) ??
    single(agreeing.filter(near)) ??
    single(days.map(targetOf).filter(near)) ??
    single(open.filter(({ periodFrom }) => periodFrom <= payment.paidOn).map((due) => targetOf([due])))
  );
}

/** The home is named, and the amount agrees with one of its periods. */
function byService(book: Book, payment: PaidRow): Target | undefined {
  const { serviceReference, pence } = payment;
  if (serviceReference === null) return undefined;
  const open = book.called(serviceReference).filter((due) => book.isOpen([due], pence));
  const agreeing = unique([...open.map((due) => [due]), ...daysOf(open)])
    .map(targetOf)
    .filter((target) => book.agrees(payment, target));
  return single(agreeing) ?? single(agreeing.filter(nearTo(payment)));
}

function byAmount(book: Book, payment: PaidRow, fits: (target: Target) => boolean): Target | undefined {
  return single(book.agreeing(payment).filter(fits));
}

const nearTo = (payment: PaidRow) => (target: Target) =>
  Math.abs(daysFrom(target.paysOn, payment.paidOn)) <= NEAR_DAYS && fitsPeriod(payment, target);

const outstandingAt = (payment: PaidRow) => (target: Target) =>
  target.dues.every(({ periodFrom }) => periodFrom <= payment.paidOn) &&
  target.paysOn >= addDays(payment.paidOn, -LATE_DAYS) &&
  fitsPeriod(payment, target);

const fitsPeriod = (payment: PaidRow, { dues }: Target) =>
  payment.periodFrom === null || dues.every((due) => overlaps(payment, due));

function overlaps({ periodFrom, periodTo }: PaidRow, due: Due): boolean {
  if (periodFrom === null || periodTo === null) return false;
  return periodFrom <= due.periodTo && due.periodFrom <= periodTo;
}

function candidatesOf(book: Book, payment: PaidRow): Candidate[] {
  const pence = payment.pence - book.paidBy(payment.id);
  const agreeing = book.agreeing({ ...payment, pence }).filter(outstandingAt(payment));
  const begun = book.dues.filter((due) => book.isOpen([due], pence) && due.periodFrom <= payment.paidOn);
  const likely = agreeing.length > 0 ? agreeing : begun.map((due) => targetOf([due]));
  const away = ({ paysOn }: Target) => Math.abs(daysFrom(paysOn, payment.paidOn));
  const dues = likely.sort((one, other) => away(one) - away(other)).flatMap((target) => target.dues);
  const some = [...new Set(dues)].slice(0, MOST_CANDIDATES);
  return some.map((due) => ({ due, left: book.left([due]) }));
}

/** What has been paid of which line, and the sets of dues that a payment may be for, by what they still come to. */
class Book {
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

  /** Whether so much can still be paid of it, or taken back. */
  isOpen(dues: readonly Due[], pence: number): boolean {
    return Math.sign(this.left(dues)) === Math.sign(pence);
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

function targetOf(dues: readonly Due[]): Target {
  const nights = dues.reduce((sum, { lines }) => sum + lines.reduce((of, line) => of + line.nights, 0), 0);
  return { dues: [...dues], paysOn: dues[0]?.paysOn ?? "", nights };
}

/** All that is paid on one day, for each day. */
function daysOf(dues: readonly Due[]): Due[][] {
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
function unique(sets: readonly (readonly Due[])[]): Due[][] {
  const keyed = sets.map((set): [string, Due[]] => [set.map(keyOf).join(" "), [...set]]);
  return [...new Map(keyed).values()];
}

const keyOf = ({ placement, periodFrom, periodTo, paysOn }: Due) =>
  `${placement} ${periodFrom} ${periodTo} ${paysOn}`;

const single = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);
