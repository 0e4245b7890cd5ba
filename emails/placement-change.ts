import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PlacementChangeProps = PropsFor<
  "placement-change",
  PlacementFacts & {
    change:
      | "proposed"
      | "asked"
      | "agreed"
      | "declined"
      | "returned"
      | "authorised"
      | "refused"
      | "withdrawn"
      | "ending";
    /** Of a reminder: the last night, "Friday 4 December 2026". */
    lastNight: string | null;
  }
>;

type Words = { subject: string; text: string; label: string };

const WORDS: Readonly<Record<PlacementChangeProps["change"], Words>> = {
  proposed: {
    subject: "agree to a change",
    text: "The council proposes a change to the fee of this placement. It is decided only once you have agreed to it.",
    label: "Agree or decline",
  },
  asked: {
    subject: "change requested",
    text: "The provider has asked for a change to the fee of this placement. Nothing is payable until it is authorised. Those who decide on funding are told too.",
    label: "See the request",
  },
  agreed: {
    subject: "provider agreed to the change",
    text: "The provider has agreed to the change that you proposed. It is waiting for a funding decision.",
    label: "See the change",
  },
  declined: {
    subject: "provider declined the change",
    text: "The provider has declined the change that you proposed, and says why.",
    label: "See the reason",
  },
  returned: {
    subject: "question about a change",
    text: "The council has a question about the change that your organisation asked for. Answer it to have the change decided.",
    label: "Answer the question",
  },
  authorised: {
    subject: "change authorised",
    text: "A change to the fee of this placement is authorised. The page says from which night until which night it is paid.",
    label: "See what was authorised",
  },
  refused: {
    subject: "change refused",
    text: "A change to the fee of this placement is refused. The page says why. Nothing is payable for it.",
    label: "See the reason",
  },
  withdrawn: {
    subject: "change withdrawn",
    text: "The request for a change to the fee of this placement has been withdrawn.",
    label: "See the changes",
  },
  ending: {
    subject: "temporary change ends",
    text: "A temporary change to the fee of this placement ends by itself. If it is still needed, ask for an extension: nothing is payable after its last night until that is authorised.",
    label: "See the change",
  },
};

/** To one side of a placement. What is paid for and how much stands behind the link. */
export const placementChange: Template<PlacementChangeProps> = (props) => {
  const { subject, text, label } = WORDS[props.change];
  const until = props.lastNight === null ? "" : ` on ${props.lastNight}`;
  return layout({
    subject: `Placement ${props.reference}: ${subject}${until}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
          ...(props.lastNight === null ? [] : ([["Last night", props.lastNight]] as [string, string][])),
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
};
