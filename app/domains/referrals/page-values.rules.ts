import { GENDERS } from "~/domains/providers/declared.rules";
import { isCalendarDate } from "~/platform/time";
import { childSchema } from "./child.schema";
import { CHILD_FIELDS } from "./child-fields.rules";
import type { TypedPage } from "./draft.rules";
import { type Field, optionWords, PAGE_FIELDS, type PageRow, pageRows } from "./page-rows.rules";
import { contentPageSchemas, type ReferralPage } from "./referral.schema";

/** A page as its form is filled: texts, lists of ticked boxes, dates as `YYYY-MM-DD` or as three boxes. */
export type FormValues = Record<string, string | string[] | Record<string, string>>;

/** Lists that are ticked; all others are written one a line. */
const TICKED = new Set(["needs", "specificCommunicationRequirements"]);

/** Stored or typed values as the form shows them again. */
export function formValues(values: TypedPage): FormValues {
  const form: FormValues = {};
  for (const [field, value] of Object.entries(values)) {
    if (typeof value === "boolean") form[field] = value ? "yes" : "no";
    else if (typeof value === "number") form[field] = String(value);
    else if (typeof value === "string") form[field] = value;
    else if (Array.isArray(value)) {
      const texts = value.filter((one): one is string => typeof one === "string");
      form[field] = TICKED.has(field) ? texts : texts.join("\n");
    } else if (typeof value === "object" && value !== null) {
      form[field] = Object.fromEntries(
        Object.entries(value).map(([part, text]) => [part, typeof text === "string" ? text : ""]),
      );
    }
  }
  return form;
}

/** What a page says, in words, whether or not it is complete: for reading two texts side by side. */
function pageInWords(page: ReferralPage, values: TypedPage): PageRow[] {
  if (page === "child") return childInWords(values);
  const parsed = contentPageSchemas[page].safeParse(values);
  if (parsed.success) return pageRows(page, parsed.data as never);
  return rawRows(PAGE_FIELDS[page] as Readonly<Record<string, Field>>, values);
}

function childInWords(values: TypedPage): PageRow[] {
  const labels = Object.fromEntries(Object.entries(CHILD_FIELDS).map(([field, label]) => [field, { label }]));
  const parsed = childSchema("9999-12-31").safeParse(values);
  const shown: TypedPage = parsed.success ? { ...parsed.data, gender: GENDERS[parsed.data.gender] } : values;
  return rawRows(labels, shown);
}

function rawRows(fields: Readonly<Record<string, Field>>, values: TypedPage): PageRow[] {
  return Object.entries(fields)
    .map(([field, { label, words }]) => ({ field, label, value: rawWords(values[field], words) }))
    .filter((row) => row.value !== "");
}

function rawWords(value: unknown, words?: Field["words"]): string {
  if (typeof value === "string") {
    const found = optionWords(value, words);
    if (found !== undefined) return found;
    if (!isCalendarDate(value)) return value;
    return value.split("-").reverse().map(Number).join(" ");
  }
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map((one) => rawWords(one, words)).join(", ");
  if (typeof value !== "object" || value === null) return "";
  const { day, month, year } = value as Record<string, unknown>;
  return [day, month, year]
    .map((part) => rawWords(part))
    .join(" ")
    .trim();
}

export type Difference = { field: string; label: string; mine: string; theirs: string };

/** The fields in which two texts of a page differ, in reading order. */
export function differences(page: ReferralPage, mine: TypedPage, theirs: TypedPage): Difference[] {
  const [left, right] = [mine, theirs].map(
    (values) => new Map(pageInWords(page, values).map((row) => [row.field, row])),
  );
  const fields = page === "child" ? Object.keys(CHILD_FIELDS) : Object.keys(PAGE_FIELDS[page]);
  return fields.flatMap((field): Difference[] => {
    const [a, b] = [left?.get(field), right?.get(field)];
    if ((a?.value ?? "") === (b?.value ?? "")) return [];
    return [{ field, label: a?.label ?? b?.label ?? field, mine: a?.value ?? "", theirs: b?.value ?? "" }];
  });
}

/** The fields of a posted form by name: `date.day` is a part of `date`, a name that comes twice is a list. */
export function typedPage(entries: Iterable<[string, unknown]>): TypedPage {
  const typed: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    if (typeof value !== "string") continue;
    const [field = "", part] = name.split(".", 2);
    const before = Object.hasOwn(typed, field) ? typed[field] : undefined;
    if (part !== undefined)
      typed[field] = {
        ...(typeof before === "object" && !Array.isArray(before) ? before : {}),
        [part]: value,
      };
    else if (before === undefined) typed[field] = value;
    else typed[field] = Array.isArray(before) ? [...before, value] : [before, value];
  }
  return typed;
}
