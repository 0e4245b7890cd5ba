/** A step of a way, and whether it lies behind, is where one is, or is still to come. */
export type Step = { label: string; state: "done" | "here" | "ahead" };

/** The steps of a way of which the one at `here` is where one is. Pure. */
export function stepsAt(labels: readonly string[], here: number): Step[] {
  return labels.map((label, index) => ({
    label,
    state: index < here ? "done" : index === here ? "here" : "ahead",
  }));
}
