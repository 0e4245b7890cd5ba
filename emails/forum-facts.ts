import type { Block } from "./layout.ts";
import type { Calendar } from "./template.ts";

/** What every mail about a forum booking is made of. */
export type ForumMailProps = {
  name: string;
  title: string;
  owner: string;
  reference: string;
  /** "Tuesday 9 March, 10:00 to 12:30" */
  when: string;
  place: string | null;
  accessNotes: string | null;
  /** The address to join at, for who has a seat. */
  joinAt: string | null;
  online: boolean;
  /** Who booked for them; null when it was they. */
  bookedBy: string | null;
  placeInLine: number | null;
  heldUntil: string | null;
  reason: string | null;
  /** Opens this booking without signing in; gone from the outbox once sent. */
  secretLink: string;
  calendar?: Calendar;
};

/** When, where and whose. */
export function forumFacts(props: ForumMailProps): Block {
  const facts: [string, string][] = [
    ["Forum", props.title],
    ["When", props.when],
  ];
  if (props.place) facts.push(["Where", props.place]);
  if (props.joinAt) facts.push(["Join online", props.joinAt]);
  else if (props.online) facts.push(["Online", "The link is shown to who has a seat"]);
  if (props.accessNotes) facts.push(["Getting in", props.accessNotes]);
  facts.push(["By", props.owner], ["Reference", props.reference]);
  return { kind: "facts", facts };
}
