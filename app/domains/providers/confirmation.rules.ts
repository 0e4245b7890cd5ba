/**
 * Whether the people who answer for a provider are its own: confirmed, not confirmed yet, refused (ADR 0018). Pure.
 * The database decides it (`access.ask_confirmation`, `access.decide_provider`) and holds what follows from it.
 */

export type Standing = "confirmed" | "unconfirmed" | "refused";

export function standingOf(text: string | null | undefined): Standing {
  return text === "unconfirmed" || text === "refused" ? text : "confirmed";
}

/** The word beside a provider's name; null for one that needs none. */
export function standingTag(standing: Standing): string | null {
  if (standing === "confirmed") return null;
  return standing === "unconfirmed" ? "Not confirmed" : "Refused";
}

/** "Copper Beech Care (not confirmed)": where a name stands in a line of text. */
export function nameWithStanding(name: string, standing: Standing): string {
  const tag = standingTag(standing);
  return tag === null ? name : `${name} (${tag.toLowerCase()})`;
}

/** Why nothing goes on towards a placement with it, or null. */
export function notConfirmedWords(standing: Standing): string | null {
  if (standing === "confirmed") return null;
  return standing === "unconfirmed"
    ? "The provider is not confirmed: somebody at another council or the hub must confirm that it is who it says it is"
    : "The provider was refused: a second person found that it is not who it said it was";
}

/** Why an offer of it cannot go on, or null: in an emergency a head of service may authorise it and says why. */
export function standingStop(standing: Standing, purpose: string | null | undefined): string | null {
  return standing === "unconfirmed" && purpose === "emergency" ? null : notConfirmedWords(standing);
}

/** How a confirmation came about, as the history says it. */
export function howWords(one: {
  state: string;
  how: string | null;
  by: string | null;
  of: string | null;
}): string {
  const who = [one.by, one.of].filter((part) => part !== null).join(" of ");
  if (one.state === "refused") return `Refused by ${who}`;
  if (one.state === "superseded") return "Replaced by a later invitation";
  if (one.state === "waiting") return "Waiting for a second person";
  switch (one.how) {
    case "second-person":
      return `Confirmed by ${who}`;
    case "known-address":
      return "Confirmed: another organisation had already confirmed this address for this owner";
    case "own-services":
      return "Confirmed: a council’s own services";
    default:
      return "Confirmed: joined before a second person was needed";
  }
}
