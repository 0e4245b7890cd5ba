import { layout } from "./layout.ts";
import type { ReferralFacts } from "./referral-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the one person whom a council lets know who the child is. It says nothing of the child. */
export const identityReleased: Template<PropsFor<"identity-released", ReferralFacts>> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `Information for you on ${props.reference}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A council has released information to you, and to nobody else at your organisation. You see it after you sign in. The council sees each time you look.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Sign in and look", url: props.link },
    ],
    why: "You get this because an officer of the council named you.",
  });
