import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type OfferConfirmedProps = PropsFor<
  "offer-confirmed",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    link: string;
  }
>;

/** To the broker, who waits for it after a change of plan. */
export const offerConfirmed: Template<OfferConfirmedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `An offer for ${props.reference} is confirmed`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: "A provider has confirmed an offer for the latest edition of the referral." },
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
