import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FundingLimitProps = PropsFor<
  "funding-limit",
  { name: string; by: string; council: string; limit: string; link: string }
>;

/** To those who decide on funding in their own right: the limit of a head of service has changed. */
export const fundingLimit: Template<FundingLimitProps> = (props) =>
  layout({
    subject: `Funding limit changed at ${props.council}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: `${props.by} has changed the limit for funding decisions at ${props.council}.` },
      { kind: "facts", facts: [["New limit", props.limit]] },
      { kind: "text", text: "Requests that are already waiting follow the new limit." },
      { kind: "action", label: "See who decides on funding", url: props.link },
    ],
    why: `You get this because you can authorise funding for ${props.council}.`,
  });
