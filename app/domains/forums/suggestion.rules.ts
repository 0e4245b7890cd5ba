/** Numbers below this are not said: they could be read back to somebody (docs/domain.md, rule 3). */
export const LEAST = 5;
/** How far back the portal's own figures are read. */
export const FIGURE_DAYS = 90;

/** A figure as it is counted; `hours` is the middle of how long something took. */
export type Figure = { what: string; code: string | null; number: number; hours: number | null };

export type Suggestion = { code: string; title: string; why: string; figures: Record<string, number> };

const STAGES: Readonly<Record<string, { title: string; words: string }>> = {
  opened: { title: "How fast referrals are opened", words: "from the mail to the first opening" },
  "picked-up": { title: "How fast referrals are picked up", words: "from the first opening to picking up" },
  answered: { title: "How fast referrals are answered", words: "from picking up to the answer" },
};

/**
 * What to talk about, from what happened: the three reasons for which services decline most, the stage that takes
 * longest, and the actions of earlier dates that are still open. A number below 5 is left out altogether.
 *
 * @param label the words of a decline reason
 */
export function suggestionsFrom(
  figures: readonly Figure[],
  open: { count: number; oldestDays: number },
  label: (reason: string | null) => string,
): Suggestion[] {
  const declined = figures
    .filter(({ what, number }) => what === "declined" && number >= LEAST)
    .sort((a, b) => b.number - a.number)
    .slice(0, 3)
    .map(({ code, number }) => ({
      code: `declined:${code ?? "other"}`,
      title: `Why services decline: ${label(code).toLowerCase()}`,
      // Without a whole: what is left of it would say how small the others are.
      why: `${number} answers in the last ${FIGURE_DAYS} days.`,
      figures: { number },
    }));
  const [slowest] = figures
    .filter(({ what, number, hours }) => what === "stage" && number >= LEAST && hours !== null)
    .sort((a, b) => (b.hours ?? 0) - (a.hours ?? 0));
  const stage = slowest && STAGES[slowest.code ?? ""];
  const slow =
    slowest && stage
      ? [
          {
            code: `stage:${slowest.code}`,
            title: stage.title,
            why: `The slowest stage: half of ${slowest.number} took longer than ${hoursWords(slowest.hours ?? 0)} ${stage.words}.`,
            figures: { number: slowest.number, hours: Math.round((slowest.hours ?? 0) * 10) / 10 },
          },
        ]
      : [];
  const actions =
    open.count > 0
      ? [
          {
            code: "actions",
            title: "Actions that are still open",
            why: `${open.count} ${open.count === 1 ? "action of an earlier date is" : "actions of earlier dates are"} open, the oldest for ${open.oldestDays} ${open.oldestDays === 1 ? "day" : "days"}.`,
            figures: { number: open.count, days: open.oldestDays },
          },
        ]
      : [];
  return [...declined, ...slow, ...actions];
}

function hoursWords(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} minutes`;
  if (hours < 48) return `${Math.round(hours)} ${Math.round(hours) === 1 ? "hour" : "hours"}`;
  return `${Math.round(hours / 24)} days`;
}
