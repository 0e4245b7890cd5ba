import { z } from "zod";
import { text } from "~/platform/forms/fields.schema";

const LIMIT = 6_000;

/** The questions of the page, in reading order. All may stay empty. */
export const DETAIL_QUESTIONS = [
  {
    field: "risk",
    label: "Risk",
    hint: "What has happened, how often, what sets it off and what helps.",
  },
  { field: "safety", label: "Keeping safe", hint: "The safety plan, and what staff must do and when." },
  {
    field: "health",
    label: "Health",
    hint: "Diagnoses, medication, allergies, therapy and who sees to it, without the names of people or clinics.",
  },
  {
    field: "history",
    label: "Placements before",
    hint: "Where the child lived, for how long, and why each ended. Kinds of homes, not their names.",
  },
  {
    field: "days",
    label: "Days and nights",
    hint: "Sleep, food, mornings, evenings: what an adult who lives with the child needs to know.",
  },
] as const;

export type DetailField = (typeof DETAIL_QUESTIONS)[number]["field"];
export type FullerDetailContent = Record<DetailField, string>;
export const DETAIL_LIMIT = LIMIT;

const field = (label: string) => text({ label, max: LIMIT });

export const fullerDetailSchema = z.object({
  risk: field("Risk"),
  safety: field("Keeping safe"),
  health: field("Health"),
  history: field("Placements before"),
  days: field("Days and nights"),
});

/** What is stored, whatever its age: a field that is missing is empty. */
export function readDetail(stored: unknown): FullerDetailContent {
  const parsed = fullerDetailSchema.safeParse(stored ?? {});
  return parsed.success ? parsed.data : { risk: "", safety: "", health: "", history: "", days: "" };
}

/** The questions that were answered, for reading. */
export function detailRows(
  content: FullerDetailContent,
): { field: DetailField; label: string; text: string }[] {
  return DETAIL_QUESTIONS.map(({ field, label }) => ({ field, label, text: content[field] })).filter(
    ({ text }) => text !== "",
  );
}
