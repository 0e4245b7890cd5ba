/**
 * Marks of attendance on a device that is not always connected: kept until the portal has answered for each. No input or
 * output: the page brings storage and connection. The key is made once a press, so that a mark sent again counts once.
 */
export type KeptMark = { key: string; markedAt: string } & (
  | { mark: "attended" | "missed"; bookingId: string }
  | { mark: "walk-in"; name: string; organisation: string; email?: string }
);

export type Answered = { key: string; outcome: string };

/** A press: the same person marked twice on this device before it could be sent is one mark. */
export function addMark(kept: readonly KeptMark[], mark: KeptMark): KeptMark[] {
  const known = kept.some(
    (one) => mark.mark !== "walk-in" && one.mark !== "walk-in" && one.bookingId === mark.bookingId,
  );
  return known ? [...kept] : [...kept, mark];
}

/** What is left after the portal has answered: whatever it has not answered for. */
export function afterAnswer(kept: readonly KeptMark[], answers: readonly Answered[]): KeptMark[] {
  const answered = new Set(answers.map(({ key }) => key));
  return kept.filter(({ key }) => !answered.has(key));
}

/** What was stored, as far as it can be read. */
export function readKept(stored: string | null): KeptMark[] {
  if (!stored) return [];
  try {
    const found: unknown = JSON.parse(stored);
    return Array.isArray(found) ? found.filter(isMark) : [];
  } catch {
    return [];
  }
}

function isMark(found: unknown): found is KeptMark {
  if (typeof found !== "object" || found === null) return false;
  const { key, mark } = found as Record<string, unknown>;
  return typeof key === "string" && (mark === "attended" || mark === "missed" || mark === "walk-in");
}

/** How it stands, in words; nothing to say when nothing waits. */
export function keptWords(waiting: number, connected: boolean): string {
  if (waiting === 0)
    return connected ? "All marks are saved." : "No connection. You can go on: marks are kept on this phone.";
  const marks = waiting === 1 ? "1 mark waits" : `${waiting} marks wait`;
  return connected ? `${marks} to be sent.` : `${marks} for a connection. Keep this page open.`;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  "not-booked": "has no seat (any more)",
  "other-mark": "was marked otherwise on another device",
  full: "could not be added: all seats are taken",
  "booked-already": "has a booking: mark that one",
};

/** Why a mark does not count; undefined when it does. */
export function refusedWords(name: string, outcome: string): string | undefined {
  const why = OUTCOMES[outcome];
  return why && `${name} ${why}.`;
}
