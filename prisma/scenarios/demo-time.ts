import { writeFileSync } from "node:fs";
import { env } from "~/platform/env.server";
import { addDays, londonDate, londonToUtc } from "~/platform/time";
import { isWorkingDay } from "~/platform/working-days";

/**
 * The days before the demo opens. Everything in it happens through commands at the moment at which it is said to
 * have happened: the portal's own clock is moved there and back.
 */
const MINUTE = 60_000;
const opened = Date.now();

/** A moment before the demo opens. */
export function minutesAgo(minutes: number): Date {
  return new Date(opened - minutes * MINUTE);
}

export function hoursAgo(hours: number): Date {
  return minutesAgo(hours * 60);
}

/** A time of day in London, so many working days before today. */
export function workingDaysAgo(days: number, time: string): Date {
  let day = londonDate(new Date(opened));
  for (let left = days; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  const moment = londonToUtc(day, time);
  if (!moment.ok) throw new Error(`${day} has no ${time}.`);
  return moment.at;
}

/** What happens to one child's search, told in order; each moment it gives is when it goes on. */
export type Story = () => AsyncGenerator<Date, void, void>;

function moveClock(to: Date | undefined): void {
  const file = env().HOMEWARD_TEST_CLOCK;
  if (!file) throw new Error("HOMEWARD_TEST_CLOCK has to name the file of the clock.");
  writeFileSync(file, to ? `-${Math.max(0, Math.round((Date.now() - to.getTime()) / 1000))}s` : "");
}

/** Does something as if it were that moment. */
export async function at<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  moveClock(moment);
  try {
    return await work();
  } finally {
    moveClock(undefined);
  }
}

type Waiting = { story: AsyncGenerator<Date, void, void>; at: number };

/**
 * Tells all stories in the order of their moments, those of the same quarter of an hour side by side. `between` runs
 * after each moment, for what follows from it, and hears whether a new day has begun. The clock is right at the end.
 */
export async function tellInOrder(
  stories: readonly Story[],
  between: (newDay: boolean) => Promise<void>,
): Promise<void> {
  let waiting: Waiting[] = stories.map((story) => ({ story: story(), at: 0 }));
  let day = "";
  try {
    waiting = await goOn(waiting);
    while (waiting.length > 0) {
      const first = Math.min(...waiting.map(({ at }) => at));
      const now = waiting.filter(({ at }) => at < first + 15 * MINUTE);
      const later = waiting.filter((one) => !now.includes(one));
      moveClock(new Date(first));
      const next = await goOn(now);
      const today = londonDate(new Date(first));
      await between(today !== day);
      day = today;
      // Nobody goes back in time: what is told too early happens at once.
      waiting = [...later, ...next.map((one) => ({ ...one, at: Math.max(one.at, first) }))];
    }
  } finally {
    moveClock(undefined);
  }
  await between(true);
}

const SIDE_BY_SIDE = 6;

async function goOn(stories: readonly Waiting[]): Promise<Waiting[]> {
  const next: Waiting[] = [];
  const left = [...stories];
  const worker = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      const { done, value } = await one.story.next();
      if (!done) next.push({ story: one.story, at: value.getTime() });
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return next;
}
