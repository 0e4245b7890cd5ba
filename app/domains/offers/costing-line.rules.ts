import { BASES, type Basis, LINE_KINDS, type LineKind } from "./money.rules";

/** Which questions a row of the costing asks, by what it is for and how it is charged. */

/** How a line is charged: as chosen, else the usual way. A school says itself how it bills. */
export function basisOf(kind: LineKind, chosen: Basis | ""): Basis | undefined {
  if (chosen !== "") return chosen;
  return kind === "education" ? undefined : LINE_KINDS[kind].bases[0];
}

/** Whether a line is billed so many times a year: no year of a school has 52 weeks that nobody named. */
export function isBilledTimes(kind: LineKind, basis: Basis): boolean {
  return basis === "term" || (kind === "education" && basis === "week");
}

/** Whether it can be in the core fee or charged on top: the fee itself and a discount are neither. */
export function chargeIsAsked(kind: LineKind): boolean {
  return kind !== "core" && kind !== "discount";
}

/** The fields of a row that its answers so far ask for. */
const FIELDS = [
  "charge",
  "basis",
  "amount",
  "hours",
  "staff",
  "miles",
  "times",
  "outcome",
  "evidence",
  "reviewOn",
] as const;
export type LineField = (typeof FIELDS)[number];

/** What a row asks, given what was chosen in its three lists; everything while nothing is chosen. */
export function fieldsAsked(typed: { kind: string; charge: string; basis: string }): readonly LineField[] {
  if (!Object.hasOwn(LINE_KINDS, typed.kind)) return FIELDS;
  const kind = typed.kind as LineKind;
  const charge: LineField[] = chargeIsAsked(kind) ? ["charge"] : [];
  if (charge.length > 0 && typed.charge === "core") return charge;
  const extra: LineField[] = charge.length > 0 ? ["outcome", "evidence", "reviewOn"] : [];
  const chosen = Object.hasOwn(BASES, typed.basis) ? (typed.basis as Basis) : "";
  const basis = basisOf(kind, chosen);
  const units: LineField[] =
    basis === "hour"
      ? ["hours", "staff"]
      : basis === "mile"
        ? ["miles"]
        : basis && isBilledTimes(kind, basis)
          ? ["times"]
          : [];
  const bases: LineField[] = LINE_KINDS[kind].bases.length > 1 ? ["basis"] : [];
  return [...charge, ...bases, "amount", ...units, ...extra];
}
