import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FellThroughProps = PropsFor<
  "fell-through",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    provider: string;
    link: string;
  }
>;

/** To the provider whose accepted offer fell through. The reason stands behind the link. */
export const fellThrough: Template<FellThroughProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `The placement for ${props.reference} fell through`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has recorded that the placement you had agreed will not happen. The reason is on the page. The search is open again.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read the reason", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
