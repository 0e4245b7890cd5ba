import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferNotChosenProps = PropsFor<
  "offer-not-chosen",
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

/** To a provider whose offer was not selected. The reason stands behind the link. */
export const offerNotChosen: Template<OfferNotChosenProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Your offer for ${props.reference} was not selected`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has not selected your offer this time. The reason is on the page.",
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
