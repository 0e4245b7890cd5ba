import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

export type PlacementReportProps = PropsFor<
  "placement-report",
  PlacementFacts & {
    /** The council asked for a report; one came that should be read at once; what the reader uploaded could not be opened. */
    what: "asked" | "read-today" | "refused";
  }
>;

const SAID = {
  asked: {
    subject: "report requested",
    text: "The council is asking for a report on this placement that has not been uploaded. We do not email you about it again: it stays on your start page until it is uploaded.",
    label: "See which report",
  },
  "read-today": {
    subject: "report to read without delay",
    text: "The provider has uploaded a report on this placement that you should read without delay.",
    label: "Read the report",
  },
  refused: {
    subject: "your document was not accepted",
    text: "We could not open a document that you uploaded on this placement. The page says why and what to do next.",
    label: "See what to do next",
  },
} as const;

/** About reports on a placement. Which report, and what it says, stand behind the link. */
export const placementReport: Template<PlacementReportProps> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${SAID[props.what].subject}`,
    text: SAID[props.what].text,
    action: SAID[props.what].label,
  });
