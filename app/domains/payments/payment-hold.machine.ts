import { defineMachine } from "~/platform/machine";

export type PaymentHoldState = "held" | "released";

/** What is held is released once. What is held again is another hold. */
export const holdMachine = defineMachine<PaymentHoldState, "release">({
  held: { release: "released" },
  released: {},
});
