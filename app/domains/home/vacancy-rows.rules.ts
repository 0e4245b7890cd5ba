import type { VacancyWaits } from "~/domains/agreements/queries/vacancy-changes.server";
import type { Rule } from "./home-kinds.rules";

/** A bed that was taken, or became free: for whoever confirms vacancies. */
export const VACANCY_RULES: Readonly<Record<VacancyWaits, Rule>> = {
  "vacancies-changed": {
    anyTime: true,
    tag: { words: "Vacancies", tone: "soon" },
    within: 24,
    title: (one) => `Confirm the vacancies of ${one.name ?? "a home"}`,
    why: "A placement there has been agreed or has ended since its vacancies were confirmed.",
  },
};
