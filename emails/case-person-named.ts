import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** To a colleague who is named as the social worker, team manager or reviewing officer of a child's case. */
export const casePersonNamed: Template<
  PropsFor<
    "case-person-named",
    {
      name: string;
      reference: string;
      council: string;
      /** "social worker" */
      part: string;
      link: string;
    }
  >
> = (props) =>
  layout({
    subject: `${props.reference}: you are named as the ${props.part}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `A colleague has named you as the ${props.part} of the child of this referral. If that is wrong, name the right person on its page or tell the broker.`,
      },
      {
        kind: "facts",
        facts: [
          ["Referral", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See who does what", url: props.link },
    ],
    why: `You get this because you are named as the ${props.part} of ${props.reference}.`,
  });
