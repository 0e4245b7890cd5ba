import type { PlacementFacts } from "./placement-facts.ts";
import { placementMail } from "./placement-mail.ts";
import type { PropsFor, Template } from "./template.ts";

export type PlacementAbsenceProps = PropsFor<
  "placement-absence",
  PlacementFacts & {
    change: "recorded" | "corrected" | "withdrawn" | "fee";
    /** The organisation that did it. */
    by: string;
  }
>;

const SUBJECT: Record<PlacementAbsenceProps["change"], string> = {
  recorded: "new entry to check",
  corrected: "entry corrected",
  withdrawn: "entry withdrawn",
  fee: "decision on the fee",
};

/** To the other side of a placement, and to both of a decision on the fee. Where the child is stands behind the link. */
export const placementAbsence: Template<PlacementAbsenceProps> = (props) =>
  placementMail(props, {
    subject: `Placement ${props.reference}: ${SUBJECT[props.change]}`,
    text:
      props.change === "fee"
        ? `${props.by} has decided what is paid for an entry on this placement. If you think it is wrong, contact them.`
        : `${props.by} has ${props.change} an entry on this placement. Check it. If it is wrong, contact them.`,
    action: "Check the entry",
  });
