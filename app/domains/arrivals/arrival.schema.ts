import { z } from "zod";
import { acrossFields } from "~/platform/forms/across-fields";
import { hidden, rowVersion, text, tick } from "~/platform/forms/fields.schema";
import { parseTime } from "~/platform/forms/times";
import { ESCORTS, HANDOVERS } from "./escorts.options";
import { type Takes, takesOf } from "./plan-items.options";

const NOTE_MAX = 300;
const note = text({ label: "The note", max: NOTE_MAX });

/** One line of the form: the boxes of an item that is open. */
const line = z.object({
  key: hidden(40),
  done: tick(),
  notNeeded: tick(),
  value: text({ label: "The answer", max: 40 }),
  note,
});
export type PlanLine = z.output<typeof line>;

/**
 * A side's open items, ticked and written on at once; each answer that a tick needs is asked for beside its own box. Lists are
 * short: those of the portal and ten of its own.
 */
export const saveArrivalPlanSchema = acrossFields(
  z.object({
    version: rowVersion,
    items: z
      .array(line)
      .max(40, { error: "Use the form of the page" })
      .optional()
      .transform((items) => items ?? []),
  }),
  ({ items }, tell) => {
    for (const [index, { key, value, done, notNeeded, note: why }] of (items ?? []).entries()) {
      if (done && notNeeded)
        tell(["items", index, "notNeeded"], "Tick either that it is done or that it is not needed");
      if (notNeeded && why === "") tell(["items", index, "note"], "Say in the note why it is not needed");
      const read = readValue(takesOf(key), value, done, key);
      if (!read.ok) tell(["items", index, "value"], read.message);
    }
  },
);

export const untickSchema = z.object({
  version: rowVersion,
  why: text({ label: "The reason", max: NOTE_MAX, missing: "Say why" }),
});

export const addItemSchema = z.object({
  version: rowVersion,
  label: text({
    label: "The item",
    max: 120,
    missing: "Enter what has to be done",
    oneLine: "Write the item in one line",
  }),
  before: tick(),
});

export const removeItemSchema = z.object({ version: rowVersion });

/** What an item says beside its tick, as it is stored, else what is wrong. A tick asks for it; a note alone does not. */
export function readValue(
  takes: Takes | null,
  typed: string,
  done: boolean,
  key = "",
): { ok: true; value: string } | { ok: false; message: string } {
  if (takes === null || (typed === "" && !done)) return { ok: true, value: "" };
  if (takes === "time") {
    const time = parseTime(typed);
    return time.ok ? time : { ok: false, message: time.error };
  }
  const list: Readonly<Record<string, string>> = takes === "escort" ? ESCORTS : HANDOVERS;
  if (Object.hasOwn(list, typed)) return { ok: true, value: typed };
  return {
    ok: false,
    message:
      takes === "handover"
        ? "Choose how it was handed over"
        : key === "collected-by"
          ? "Choose who collects the child"
          : "Choose who brings the child",
  };
}
