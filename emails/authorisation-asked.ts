import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

type AuthorisationAskedProps = PropsFor<
  "authorisation-asked",
  ReferralFacts & {
    /** A question was answered, so it is asked again. */
    again: boolean;
  }
>;

/** To a head of service. What it costs and why this offer stands behind the link. */
export const authorisationAsked: Template<AuthorisationAskedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: props.again
      ? `Your question about ${props.reference} is answered`
      : `Money to authorise for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.again
          ? "A question about the money for a placement is answered. It waits for a head of service."
          : "The placements team prefers an offer and asks a head of service to authorise the money.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read and decide", url: props.link },
    ],
    why: `You get this because you are a head of service of ${props.council}.`,
  });
