import { defineEvents, toBoth, toCouncil } from "~/domains/audit/events.rules";

const ofPlacement = { placement: "text", serviceId: "text" } as const;

/** What happens to the purchase order of a placement, to both sides; its codes are the council's own. None says a number. */
export const PLACEMENT_ORDER_EVENTS = defineEvents(
  { domain: "payments", group: "offer", subjects: ["placement"] },
  {
    "placement-order-set": toBoth(() => "The council gave a purchase order number", ofPlacement),
    "placement-order-removed": toBoth(
      () => "The council took the purchase order number away. There is none now",
      ofPlacement,
    ),
    "placement-order-not-needed": toBoth(
      () => "The council pays this placement without a purchase order",
      ofPlacement,
    ),
    "placement-codes-set": toCouncil(() => "The codes for payment were changed", ofPlacement),
  },
);
