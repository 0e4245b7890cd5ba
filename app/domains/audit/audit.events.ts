import { defineEvents, toOwnSide } from "./events.rules";

/** What concerns the record itself. The rows of tries are written by `record_refusal` in prisma/sql/audit.sql. */
export const AUDIT_EVENTS = defineEvents(
  { domain: "audit", group: "export", subjects: ["organisation", "refusal"] },
  {
    "try-refused": toOwnSide(
      "An attempt was refused",
      { tried: "text", why: "text", more: "flag?" },
      { group: "refused" },
    ),
    "audit-exported": toOwnSide("The audit log was exported", { rows: "number" }),
  },
);
