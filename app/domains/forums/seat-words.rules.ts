type Seats = { capacity: number; taken: number; waiting: number };

/** "12 of 20 seats taken, 8 free", "All 20 seats taken, 3 waiting". */
export function seatWords({ capacity, taken, waiting }: Seats): string {
  const free = Math.max(0, capacity - taken);
  const line = waiting > 0 ? `, ${waiting} waiting` : "";
  const seats = capacity === 1 ? "seat" : "seats";
  if (free === 0) return `${capacity === 1 ? "The seat is" : `All ${capacity} seats`} taken${line}`;
  return `${taken} of ${capacity} ${seats} taken, ${free} free${line}`;
}

/** How a date stands, by its state and the clock. */
export function standingOf(
  date: { state: string; startsAt: Date; endsAt: Date; opensAt: Date; closesAt: Date },
  now: Date,
): { words: string; tone: "plain" | "good" | "info" | "soon" | "hold" } {
  if (date.state === "cancelled") return { words: "Cancelled", tone: "hold" };
  if (date.state === "draft") return { words: "Draft", tone: "plain" };
  if (date.endsAt <= now) return { words: "Over", tone: "plain" };
  if (date.startsAt <= now) return { words: "Under way", tone: "soon" };
  if (date.opensAt > now) return { words: "Booking not open yet", tone: "info" };
  return date.closesAt <= now
    ? { words: "Booking closed", tone: "soon" }
    : { words: "Open for booking", tone: "good" };
}
