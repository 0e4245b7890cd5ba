import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the broker: two councils were offered one place. How long it is held for the other is shown behind the link. */
export const offerPlaceHeld: Template<PropsFor<"offer-place-held", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `A place offered for ${props.reference} is held for another referral too`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A provider has offered this place for another referral too. The offer shows how long it is held. If another offer for this place is accepted first, you will not be able to accept this one. Call the provider before you rely on it.",
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
