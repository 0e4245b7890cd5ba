/** What lists and pages say of a change to the fee. Pure. */
import type { Tone } from "~/ui/tones";
import type { Side } from "../placement/placement-words.rules";
import { CHANGE_STATE_WORDS, type ChangeState } from "./change.machine";
import type { ChangeWhat } from "./change.rules";
import { changeKindWords } from "./change-kinds.options";
import { type ChangeLine, isLine } from "./change-line.rules";

const TONES: Readonly<Record<ChangeState, Tone>> = {
  proposed: "soon",
  asked: "soon",
  returned: "now",
  authorised: "good",
  refused: "plain",
  declined: "plain",
  withdrawn: "plain",
};

/** "Extra staffing: second worker at night", "Extend extra staffing: …", "End early: …". */
export function changeTitle(change: { what: ChangeWhat; kind: string; label: string }): string {
  const name = `${changeKindWords(change.kind)}: ${change.label}`;
  if (change.what === "start") return name;
  return `${change.what === "extend" ? "Extension" : "Early end"} of ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** The state; of what was authorised also whether it is paid yet, or no longer. */
export function changeTag(line: ChangeLine, side: Side, today: string): { words: string; tone: Tone } {
  const tone = TONES[line.state];
  if (line.state === "returned") return { words: `Question for the ${side}`, tone };
  if (line.state !== "authorised" || line.what === "end")
    return { words: CHANGE_STATE_WORDS[line.state], tone };
  if (!isLine(line) || (line.lastNight !== null && line.lastNight < today))
    return { words: "Ended", tone: "plain" };
  return { words: line.from > today ? "Authorised, not started" : "Authorised", tone };
}
