import { cleanText } from "~/platform/forms/clean-text";
import { type DateParts, isEmptyDate, parseDateParts } from "~/platform/forms/dates";
import { isId } from "~/platform/ids";
import { addDays, londonToUtc } from "~/platform/time";
import { type AuditKind, isAuditKind } from "./audit-kinds.rules";

export type TypedFilters = {
  person: string;
  kind: string;
  reference: string;
  from: DateParts;
  to: DateParts;
};

/** What is asked of the log; instants at the edges of days in London. */
export type AuditFilters = {
  person?: string;
  kind?: AuditKind;
  reference?: string;
  from?: Date;
  /** Not included. */
  until?: Date;
};

export type FilterErrors = Partial<Record<"reference" | "from" | "to", string>>;
export type ReadFilters = { typed: TypedFilters; filters: AuditFilters; errors: FilterErrors };

const LONGEST = 40;

/** Reads the filters of an address or a form, with a message for each that cannot be meant. */
export function readAuditFilters(given: URLSearchParams): ReadFilters {
  const text = (name: string) => cleanText(given.get(name) ?? "").slice(0, LONGEST);
  const date = (name: string): DateParts => ({
    day: text(`${name}.day`),
    month: text(`${name}.month`),
    year: text(`${name}.year`),
  });
  const typed: TypedFilters = {
    person: text("person"),
    kind: text("kind"),
    reference: text("reference"),
    from: date("from"),
    to: date("to"),
  };
  const filters: AuditFilters = {};
  const errors: FilterErrors = {};
  if (isId(typed.person)) filters.person = typed.person;
  if (isAuditKind(typed.kind)) filters.kind = typed.kind;
  if (typed.reference !== "") {
    const reference = typed.reference.toUpperCase().replace(/\s/g, "");
    if (/^HW-[0-9A-Z]{6}$/.test(reference)) filters.reference = reference;
    else errors.reference = "Enter a reference like HW-7K3M9Q";
  }
  const day = (name: "from" | "to", words: string): string | undefined => {
    if (isEmptyDate(typed[name])) return undefined;
    const parsed = parseDateParts(typed[name], words);
    if (parsed.ok) return parsed.value;
    errors[name] = parsed.error;
    return undefined;
  };
  const [from, to] = [day("from", "the first day"), day("to", "the last day")];
  if (from && to && to < from) errors.to = "The last day must be the first day or later";
  const midnight = (date: string) => {
    const at = londonToUtc(date, "00:00");
    return at.ok ? at.at : undefined;
  };
  const [start, end] = [from && midnight(from), to && midnight(addDays(to, 1))];
  if (start) filters.from = start;
  if (end) filters.until = end;
  return { typed, filters, errors };
}

/** The filters as an address has them, without what is empty. */
export function filterEntries({ person, kind, reference, from, to }: TypedFilters): [string, string][] {
  const dates = (["from", "to"] as const).flatMap((name) => {
    const parts = name === "from" ? from : to;
    return (["day", "month", "year"] as const).map((part): [string, string] => [
      `${name}.${part}`,
      String(parts[part] ?? ""),
    ]);
  });
  const all: [string, string][] = [["person", person], ["kind", kind], ["reference", reference], ...dates];
  return all.filter(([, value]) => value !== "");
}
