import type { GateItem } from "~/domains/anonymisation/gate/gate.rules";

/** As it was sent: nothing, or a choice of the page. */
type Row = { action: string; instead: string; reason: string };

/** The longest of these texts: what leads it, and a reason of the form's full length. */
export const MAX_ROW_SAYS = 530;

const UNDECIDED = "undecided";

/**
 * What a row of the gate's form says of its finding, with only the words that its choice needs. The row carries it as
 * it was when the page was opened: a row that still says so was left alone by its reader.
 */
export function rowSays({ action, instead, reason }: Row): string {
  if (action === "") return UNDECIDED;
  if (action === "words") return `words: ${instead}`;
  return action === "keep" ? `keep: ${reason}` : action;
}

/** Leads how a finding stands that a second person has agreed to. */
const AGREED = "agreed to, ";

/**
 * How a finding stands, in the same words: what the machine masked stands as a row that masks it. A second person's word
 * is part of it, so that no page that was opened before takes it back.
 */
export function standsAs({ state, decision }: Pick<GateItem, "state" | "decision">): string {
  if (!decision) return state === "masked" ? "mask" : UNDECIDED;
  const { action, instead, reason, agreed } = decision;
  return `${agreed ? AGREED : ""}${rowSays({ action, instead: instead ?? "", reason: reason ?? "" })}`;
}

/** What a row says that stands so: of a second person's word it knows nothing. */
export function saidBy(stands: string): string {
  return stands.startsWith(AGREED) ? stands.slice(AGREED.length) : stands;
}
