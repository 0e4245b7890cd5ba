/**
 * Which expected lines a payment pays, for one provider of one council. Pure; whole pence, days are `YYYY-MM-DD`. The first
 * rule that leaves exactly one possibility decides; where several are left, nothing is guessed. Source: the shared document on
 * payments, 7.
 */
import { addDays, daysFrom } from "~/platform/time";
import { foldDocument } from "./ledger-identity.rules";
import {
  type Allocation,
  type BilledBy,
  Book,
  type Due,
  daysOf,
  keyOf,
  type MatchRule,
  type PaidRow,
  type Target,
  targetOf,
  unique,
} from "./payment-book.rules";
import { inOrder, reversedPayments } from "./payment-reversals.rules";

/** `left` of it is not paid yet. */
export type Candidate = { due: Due; left: number };
export type Matching = {
  allocations: Allocation[];
  /** The ids of payments that were taken back in full, and of those that took them back: they pay nothing. */
  reversed: ReadonlySet<string>;
  /** What a payment may be for of which no line was found for all, or only for a part: likeliest first, a few at most. */
  candidatesOf(payment: PaidRow): Candidate[];
};

/** A payment this near to the payment day is taken for that day's. */
const NEAR_DAYS = 3;
/** Older ones are not looked for by the amount alone. */
const LATE_DAYS = 183;
const MOST_CANDIDATES = 3;

/**
 * Allocates what was paid to what was expected. The result is the same in whatever order payments and lines came in; no line
 * and no payment is allocated more than it comes to.
 */
export function matchPayments(
  payments: readonly PaidRow[],
  dues: readonly Due[],
  billed: BilledBy = new Map(),
): Matching {
  const book = new Book([...dues].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)));
  const reversed = reversedPayments(payments, (payment) => isExpectedBack(book, payment));
  const waiting = payments.filter(({ id, pence }) => pence !== 0 && !reversed.has(id)).sort(inOrder);
  const rules: [MatchRule, (payment: PaidRow) => Target | undefined][] = [
    ["hand", (payment) => byHand(book, payment)],
    ["reference", (payment) => byReference(book, payment)],
    ["document", (payment) => byDocument(book, payment, billed)],
    ["service", (payment) => byService(book, payment)],
    ["amount", (payment) => byAmount(book, payment, nearTo(payment))],
    ["amount", (payment) => byAmount(book, payment, outstandingAt(payment))],
  ];
  let left = waiting;
  for (const [rule, find] of rules)
    left = left.filter((payment) => {
      // What a person said counts alone, also where there is nothing left of it to pay.
      const target = payment.byHand === null || rule === "hand" ? find(payment) : undefined;
      if (target) book.allocate(payment, target, rule);
      return !target;
    });
  return {
    allocations: book.allocations,
    reversed,
    candidatesOf: (payment) => (reversed.has(payment.id) ? [] : candidatesOf(book, payment)),
  };
}

/** Whether something is to be taken back of the placement that the payment names. */
function isExpectedBack(book: Book, { ourReference, pence }: PaidRow): boolean {
  return ourReference !== null && book.called(ourReference).some((due) => book.isOpen([due], pence));
}

/** A person said which due it is for; once there is nothing left of that, it is for nothing. */
function byHand(book: Book, { byHand: key, pence }: PaidRow): Target | undefined {
  const [placement = ""] = (key ?? "").split(" ");
  const due = key === null ? undefined : book.called(placement).find((one) => keyOf(one) === key);
  return due && book.isOpen([due], pence) ? targetOf([due]) : undefined;
}

/** The invoice that it names says for which nights it is: the one due that agrees with the amount, else all of them. */
function byDocument(book: Book, payment: PaidRow, billed: BilledBy): Target | undefined {
  const { documentNumber, ourReference, pence } = payment;
  const nights = documentNumber === null ? undefined : billed.get(foldDocument(documentNumber));
  if (!nights) return undefined;
  // One that names a placement is for no other.
  const named = ourReference === null ? null : new Set(book.called(ourReference));
  const dues = unique(
    nights.map(({ placement, from, to }) =>
      book.called(placement).filter((due) => due.periodFrom <= to && from <= due.periodTo),
    ),
  ).flat();
  const open = [...new Set(dues)].filter(
    (due) => (named === null || named.has(due)) && book.isOpen([due], pence),
  );
  if (open.length === 0) return undefined;
  const targets = unique([...open.map((due) => [due]), ...daysOf(open), open]).map(targetOf);
  return single(targets.filter((target) => book.agrees(payment, target))) ?? targetOf(open);
}

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

/** The home is named, and the amount agrees with one of its periods. One that names a placement is for no other. */
function byService(book: Book, payment: PaidRow): Target | undefined {
  const { serviceReference, ourReference, pence } = payment;
  if (serviceReference === null || ourReference !== null) return undefined;
  const open = book.called(serviceReference).filter((due) => book.isOpen([due], pence));
  const agreeing = unique([...open.map((due) => [due]), ...daysOf(open)])
    .map(targetOf)
    .filter((target) => book.agrees(payment, target));
  return single(agreeing) ?? single(agreeing.filter(nearTo(payment)));
}

function byAmount(book: Book, payment: PaidRow, fits: (target: Target) => boolean): Target | undefined {
  if (payment.ourReference !== null) return undefined;
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
  // One that names a placement is for no other child, whatever it comes to.
  const named = payment.ourReference === null ? null : new Set(book.called(payment.ourReference));
  const meant = (due: Due) => named === null || named.has(due);
  const agreeing = book
    .agreeing({ ...payment, pence })
    .filter(({ dues }) => dues.every(meant))
    .filter(outstandingAt(payment));
  const open = book.dues.filter((due) => meant(due) && book.isOpen([due], pence));
  const begun = open.filter((due) => due.periodFrom <= payment.paidOn);
  const likely = agreeing.length > 0 ? agreeing : begun.map((due) => targetOf([due]));
  const away = ({ paysOn }: Target) => Math.abs(daysFrom(paysOn, payment.paidOn));
  const dues = likely.sort((one, other) => away(one) - away(other)).flatMap((target) => target.dues);
  const some = [...new Set(dues)].slice(0, MOST_CANDIDATES);
  return some.map((due) => ({ due, left: book.left([due]) }));
}

const single = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);
