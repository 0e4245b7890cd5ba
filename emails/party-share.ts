import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type PartyShareProps = PropsFor<
  "party-share",
  {
    name: string;
    reference: string;
    council: string;
    /** The last day that was agreed, in words; null where nothing is agreed. */
    until: string | null;
    link: string;
  }
>;

/** To the broker: education or health has not agreed its share of a cost, or its agreement ends. Whose and how much is on the page. */
export const partyShare: Template<PartyShareProps> = ({ name, reference, council, until, link }) =>
  layout({
    subject:
      until === null
        ? `${reference}: a share of the cost is not agreed`
        : `${reference}: an agreement to share the cost ends on ${until}`,
    greeting: `Hello ${name}`,
    blocks: [
      {
        kind: "text",
        text:
          until === null
            ? "Education or health has not agreed to pay its share. The whole fee is owed, and your council pays that share until it is agreed. Ask for an answer, and record it."
            : "Education or health has agreed to pay its share until this day. Ask whether it will be renewed, and record the answer. If it is not, your council pays that share afterwards.",
      },
      {
        kind: "facts",
        facts: [
          ["Referral", reference],
          ["Council", council],
          ...(until === null ? [] : ([["Agreed until", until]] as [string, string][])),
        ],
      },
      { kind: "action", label: "See who pays", url: link },
    ],
    why: "You get this because you are responsible for this referral.",
  });
