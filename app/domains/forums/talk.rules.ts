/** Whether the agenda of a date still takes topics, votes and questions. */
export function takesTalk(date: { state: string; startsAt: Date }, now: Date): boolean {
  return date.state === "published" && date.startsAt > now;
}
