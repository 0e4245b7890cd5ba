import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type UnusualComparisonsProps = PropsFor<
  "unusual-comparisons",
  {
    name: string;
    colleague: string;
    referral: string;
    texts: number;
    council: string;
    link: string;
  }
>;

/** To the admins of a council: somebody who may not know a child has had many texts compared with who the child is. */
export const unusualComparisons: Template<UnusualComparisonsProps> = (props) =>
  layout({
    subject: `Unusual number of checks on ${props.referral}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "A colleague who does not have access to a child's identity has had an unusual number of texts checked against it in one hour. It may be ordinary work. Ask them what they were writing, and check that their roles are right.",
      },
      {
        kind: "facts",
        facts: [
          ["Colleague", props.colleague],
          ["Referral", props.referral],
          ["Texts checked in one hour", String(props.texts)],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "View their roles", url: props.link },
    ],
    why: `You get this because you are an admin of ${props.council}.`,
  });
