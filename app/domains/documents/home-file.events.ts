import { defineEvents, toProvider } from "~/domains/audit/events.rules";

const facts = { fileId: "text", kind: "text" } as const;
const what = (kind: unknown) => (kind === "photo" ? "a photograph" : "the children’s guide");

/** The children's guide and photographs of a service: its provider's own affair. */
export const HOME_FILE_EVENTS = defineEvents(
  { domain: "documents", group: "provider", subjects: ["service"] },
  {
    "home-file-added": toProvider(({ data }) => `Somebody uploaded ${what(data.kind)} of a service`, facts),
    "home-file-ready": toProvider(({ data }) => `Councils can see ${what(data.kind)} of a service`, facts),
    "home-file-refused": toProvider(
      ({ data }) => `An upload was not accepted: ${what(data.kind)} of a service`,
      facts,
    ),
    "home-file-removed": toProvider(({ data }) => `Somebody removed ${what(data.kind)} of a service`, facts),
  },
);
