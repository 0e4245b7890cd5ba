import { z } from "zod";
import { dateEntry, optionalDateEntry } from "~/platform/forms/entry.schema";
import { choice, rowVersion, wholeNumber } from "~/platform/forms/fields.schema";
import { ABSENCE_KINDS, type AbsenceKind } from "./absence-kinds.options";

const KINDS = Object.keys(ABSENCE_KINDS) as [AbsenceKind, ...AbsenceKind[]];

const version = rowVersion;
/** Codes and days alone: nothing is typed that could say who the child is. */
const days = {
  kind: choice(KINDS, "Choose where the child is"),
  awayFrom: dateEntry("the first night away"),
  backOn: optionalDateEntry("the first night back").transform((day) => day ?? null),
};

export const recordAbsenceSchema = z.object(days);
export const correctAbsenceSchema = z.object({ version, ...days });
/** In whole percent of the fee. */
export const absenceFeeSchema = z.object({
  version,
  percent: wholeNumber({
    label: "Percentage of the fee to pay",
    min: 0,
    max: 100,
    missing: "Enter the percentage of the fee to pay",
  }),
});
export const withdrawAbsenceSchema = z.object({ version });
