import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferChangedProps = PropsFor<
  "offer-changed",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    link: string;
  }
>;

/** To the broker. What changed stands behind the link. */
export const offerChanged: Template<OfferChangedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} has changed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has changed an offer. The earlier version is kept, and what was authorised for it no longer counts.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Compare the offers", url: props.link },
    ],
    why: `You get this because you are the broker of ${props.reference}.`,
  });
