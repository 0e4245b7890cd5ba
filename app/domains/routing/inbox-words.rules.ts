import {
  absoluteDayAndTime,
  dayAndTime,
  dayWord,
  londonTime,
  longDate,
  type Remaining,
  remaining,
} from "~/platform/time";
import type { Tone } from "~/ui/tones";
import type { InboxRow } from "./queries/inbox-row";

export type WordedTag = { words: string; tone: Tone };
export type WordedClock = {
  remaining: string;
  moment: string;
  printed?: string;
  tone: Remaining["tone"];
};

/** A row of the inbox as it is read; times are London's. */
export type WordedRow = {
  id: string;
  reference: string;
  title: string;
  tags: WordedTag[];
  unread: string | null;
  line: string;
  why: string;
  clock: WordedClock;
};

const NEEDED: Readonly<Record<string, WordedTag>> = {
  Today: { words: "Needed today", tone: "now" },
  "in less than 5 days": { words: "In less than 5 days", tone: "soon" },
  "in more than 5 days": { words: "In more than 5 days", tone: "plain" },
};

/** How soon a child needs the place, as a tag; nothing when the referral does not say. */
export function neededByTag(neededBy: string | null): WordedTag[] {
  const tag = neededBy === null || !Object.hasOwn(NEEDED, neededBy) ? undefined : NEEDED[neededBy];
  return tag ? [tag] : [];
}

/** Time left to answer and the moment it ends; a search that is paused or over stands still and says why. */
export function answerClock(
  row: Pick<InboxRow, "state" | "searchState" | "answerBy">,
  now: Date,
): WordedClock {
  if (row.state === "closed") return { remaining: "Closed", moment: "no answer is needed", tone: "plain" };
  if (row.searchState === "paused") {
    return { remaining: "Paused", moment: "the council has stopped the clock", tone: "plain" };
  }
  if (row.state === "answered") {
    return {
      remaining: "Answered",
      moment: `answers ${row.answerBy > now ? "are" : "were"} due ${dayAndTime(row.answerBy, now)}`,
      printed: `Answered; answers due ${absoluteDayAndTime(row.answerBy, now)}`,
      tone: "plain",
    };
  }
  const left = remaining(now, row.answerBy);
  const today = dayWord(row.answerBy, now) === "today";
  const moment = today
    ? `to answer, by ${londonTime(row.answerBy)}`
    : `to answer, by ${dayAndTime(row.answerBy, now)}`;
  const printed = `to answer, by ${absoluteDayAndTime(row.answerBy, now)}`;
  return left.words.endsWith(" late")
    ? {
        remaining: left.words,
        moment: `answers were due ${dayAndTime(row.answerBy, now)}`,
        printed,
        tone: "now",
      }
    : { remaining: left.words, moment, printed, tone: left.tone };
}

/** Who has it and who has seen it, in one or two sentences. */
function whoHasIt(row: Pick<InboxRow, "pickedUpBy" | "openedByOthers">, organisation: string): string {
  const opened =
    row.openedByOthers === 0
      ? ""
      : row.openedByOthers === 1
        ? "1 colleague has opened it."
        : `${row.openedByOthers} colleagues have opened it.`;
  if (row.pickedUpBy?.me) return ["You have picked it up.", opened].filter(Boolean).join(" ");
  if (row.pickedUpBy) return `${row.pickedUpBy.name} has picked it up.`;
  return opened === ""
    ? `Nobody at ${organisation} has picked it up.`
    : `Nobody at ${organisation} has picked it up; ${opened}`;
}

/** Everything the row says, from facts and the present. */
export function wordInboxRow(row: InboxRow, organisation: string, now: Date): WordedRow {
  const tags = neededByTag(row.neededBy);
  if (row.searchState === "paused") tags.unshift({ words: "Paused", tone: "hold" });
  if (row.state === "closed") tags.splice(0, tags.length, { words: "Closed", tone: "plain" });
  if (row.state === "answered") tags.push({ words: "Answered", tone: "good" });
  else if (row.pickedUpBy && row.state !== "closed") {
    tags.push(
      row.pickedUpBy.me
        ? { words: "Picked up by you", tone: "good" }
        : { words: `Picked up by ${row.pickedUpBy.name}`, tone: "plain" },
    );
  }
  const left = row.services.filter((service) => service.answer === "none");
  const partly =
    row.state !== "closed" && left.length > 0 && left.length < row.services.length
      ? ` Still to answer for ${list(left.map((one) => one.name))}.`
      : "";
  const why =
    row.state === "closed"
      ? `${row.searchReason ?? "The search has ended."}${row.closedAt ? ` Closed ${longDate(row.closedAt, now)}.` : ""}`
      : row.read === "changed" && row.changes.length > 0
        ? `${changeWords(row.changes)} ${whoHasIt(row, organisation)}${partly}`
        : `${sentence(row.reason)} ${row.searchState === "paused" && row.searchReason ? `${sentence(row.searchReason)} ` : ""}${whoHasIt(row, organisation)}${partly}`;
  return {
    id: row.id,
    reference: row.reference,
    title: `${row.headline} · ${row.reference}`,
    tags,
    unread:
      row.state === "closed"
        ? null
        : row.read === "unread"
          ? "New to you"
          : row.read === "changed"
            ? "Changed since you read it"
            : null,
    line: `${row.council}: ${row.summary}`,
    why,
    clock: answerClock(row, now),
  };
}

/** "What changed: needed on 4 December instead of 11 December." Two at most, long texts only by their name. */
function changeWords(changes: InboxRow["changes"]): string {
  const one = ({ label, from, to }: InboxRow["changes"][number]) => {
    const name = label.charAt(0).toLowerCase() + label.slice(1);
    if (from === "" || to === "" || from.length + to.length > 80) return name;
    return `${name} ${to} instead of ${from}`;
  };
  const more = changes.length > 2 ? `, and ${changes.length - 2} more` : "";
  return `What changed: ${changes.slice(0, 2).map(one).join("; ")}${more}.`;
}

/** "A", "A and B", "A, B and 3 more". */
export function list(names: readonly string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? "";
  if (names.length <= most) return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return `${names.slice(0, most - 1).join(", ")} and ${names.length - most + 1} more`;
}

function sentence(words: string): string {
  return /[.?]$/.test(words) ? words : `${words}.`;
}
