import { z } from "zod";
import { dateEntry } from "~/platform/forms/entry.schema";
import { choice, optionalText, text } from "~/platform/forms/fields.schema";
import { isId } from "~/platform/ids";
import { isCalendarDate } from "~/platform/time";
import { REMOVED_WHY_CODES, REPORT_CODES, REPORT_KINDS, type ReportKind } from "./document-kinds.options";

const feeLine = optionalText({ label: "The extra", max: 40 })
  .refine((id) => id === undefined || isId(id), { error: "Choose from the list" })
  .transform((id) => id ?? null);

const month = text({ label: "The month", max: 10, missing: "Choose the month" }).refine(
  (day) => isCalendarDate(day) && day.endsWith("-01"),
  { error: "Choose the month" },
);

/** A report on a month, and one on a day. No title: it may name the child where lists and mails are read. */
export const monthlyReportSchema = z.object({ coversOn: month, feeLineId: feeLine });
export const dayReportSchema = z.object({ coversOn: dateEntry("the day of the event"), feeLineId: feeLine });

export const reportSchemaOf = (kind: ReportKind) =>
  REPORT_KINDS[kind].covers === "month" ? monthlyReportSchema : dayReportSchema;

/** A council asks for a report: the month as the page wrote it, or the day as it is typed. */
export const askForMonthSchema = z.object({
  kind: choice(REPORT_CODES, "Choose the report"),
  coversOn: month,
});
export const askForDaySchema = z.object({
  kind: choice(REPORT_CODES, "Choose the report"),
  coversOn: dateEntry("the day of the event"),
});

export const askSchemaOf = (kind: ReportKind) =>
  REPORT_KINDS[kind].covers === "month" ? askForMonthSchema : askForDaySchema;

export const markReadSchema = z.object({});
export const evidenceSchema = z.object({});

export const removeDocumentSchema = z.object({
  why: choice(REMOVED_WHY_CODES, "Choose why you are removing it"),
});
