import { dayAndTime } from "~/platform/time";

/** What else is promised of the place of an offer: never whose it is, and never which council asks. Pure. */

/** `taken`: another child was given it. `perhaps`: one is to move in, and the home never said how many places it has. */
export type PlaceTaken = "taken" | "perhaps";

export type PromisedPlace = {
  /** Until when it is held for other referrals; null while it is not. */
  heldUntil: Date | null;
  taken: PlaceTaken | null;
  /** How many places the home needs for this offer and those that hold it too: for its provider alone, else null. */
  needed: number | null;
};

/** "Held for another referral until Friday 4 December, 5pm", for a council; what was given away comes first. */
export function promisedWords(place: Omit<PromisedPlace, "needed"> | null, now: Date): string[] {
  if (!place) return [];
  const { heldUntil, taken } = place;
  return [
    ...(taken === "taken" ? ["Taken for another referral"] : []),
    ...(taken === "perhaps"
      ? ["Another child is due to move into this home, which has not told us how many places it has"]
      : []),
    ...(heldUntil ? [`Held for another referral until ${dayAndTime(heldUntil, now)}`] : []),
  ];
}

/** Why an offer cannot be accepted, as its council reads it; null while its place is nobody else's. */
export function placeTakenWords(taken: PlaceTaken | null | undefined): string | null {
  return taken === "taken"
    ? "This place has gone to another child. Ask the provider to confirm that it has another: you can accept after that"
    : null;
}
