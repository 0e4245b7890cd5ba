import { defineMachine } from "~/platform/machine";

export type DateState = "draft" | "published" | "cancelled";

/** A date of a forum. That it is over is a matter of the clock, not a state. */
export const dateMachine = defineMachine<DateState, "publish" | "cancel">({
  draft: { publish: "published" },
  published: { cancel: "cancelled" },
  cancelled: {},
});
