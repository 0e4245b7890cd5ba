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

/** To those who can authorise it. What it costs and why this offer are behind the link. */
export const authorisationAsked: Template<AuthorisationAskedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: props.again
      ? `Funding query answered for ${props.reference}`
      : `Funding to authorise for ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: props.again
          ? "The placements team has answered the funding query and requested approval again."
          : "The placements team has requested funding approval for its preferred offer.",
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
    why: `You get this because you can authorise funding for ${props.council}.`,
  });
