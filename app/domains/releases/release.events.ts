import { defineEvents, toCouncil } from "~/domains/audit/events.rules";

const ofDocument = { documentId: "text", page: "number?", decision: "text?" } as const;

/**
 * What named people are told of the child, and what shortlisted homes read before. A release also ends by
 * `end_releases` in prisma/sql/releases.sql, with what it stood on.
 */
export const RELEASE_EVENTS = defineEvents(
  { domain: "releases", group: "release", subjects: ["release", "referral"] },
  {
    "fuller-detail-saved": toCouncil("The fuller detail for shortlisted homes was written", {
      answers: "number",
    }),
    "fuller-detail-published": toCouncil("Fuller detail was opened to shortlisted homes"),
    "document-added": toCouncil("A redacted document was sent to be checked", {
      ...ofDocument,
      kind: "text",
    }),
    "document-ready": toCouncil("A redacted document is open to shortlisted homes", ofDocument),
    "document-refused": toCouncil("A redacted document was refused", ofDocument),
    "document-confirmed": toCouncil("A second person confirmed a redacted document", ofDocument),
    "document-page-decided": toCouncil(
      (event) =>
        event.data.decision === "leave-out"
          ? `Page ${Number(event.data.page)} of a redacted document was left out`
          : `Page ${Number(event.data.page)} of a redacted document was described`,
      ofDocument,
    ),
    "document-removed": toCouncil("A redacted document was deleted", ofDocument),
    "terms-accepted": toCouncil("Somebody there accepted the confidentiality terms", { version: "number" }),
    "information-released": toCouncil(
      (event) =>
        event.data.emergency === true
          ? "Identity was released to a named person before paperwork"
          : "Identity was released to a named person",
      { serviceId: "text", toPersonId: "text", emergency: "flag" },
    ),
    "release-ended": toCouncil(
      (event) =>
        event.data.because === "revoked"
          ? "A release of identity was revoked"
          : "A release of identity ended automatically",
      { because: "text", serviceId: "text", toPersonId: "text" },
    ),
    "looks-exported": toCouncil(
      "The access log was downloaded for the child’s record",
      { rows: "number" },
      { group: "export" },
    ),
  },
);
