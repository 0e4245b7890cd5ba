import { dayAndTime } from "~/platform/time";
import { howWords } from "./confirmation.rules";

/** A question of whom a provider is, as it is kept. */
export type AskedQuestion = {
  state: string;
  how: string | null;
  askedByName: string;
  askedForName: string;
  askedById: string | null;
  askedAt: Date;
  email: string | null;
  decidedByName: string | null;
  decidedForName: string | null;
  decidedAt: Date | null;
  reason: string | null;
};

/** "Brought on by Priya Nandakumar of Wolverhampton, 23 November. Confirmed by Dana Shaw of the hub: rang the home." */
export function questionWords(one: AskedQuestion, at: Date): string {
  const decided = howWords({
    state: one.state,
    how: one.how,
    by: one.decidedByName,
    of: one.decidedForName,
  });
  const when = one.decidedAt && one.state !== "waiting" ? `, ${dayAndTime(one.decidedAt, at)}` : "";
  const why = one.reason ? `: “${one.reason}”` : "";
  if (one.askedById === null) return `${decided}${when}.`;
  return `Invited by ${one.askedByName} of ${one.askedForName}, ${dayAndTime(one.askedAt, at)}. ${decided}${when}${why}.`;
}
