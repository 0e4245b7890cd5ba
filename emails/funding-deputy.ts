import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type FundingDeputyProps = PropsFor<
  "funding-deputy",
  {
    name: string;
    change: "named" | "removed";
    /** Whether the reader is the deputy, or the person whose deputy they are. */
    reader: "deputy" | "absent";
    deputy: string;
    absent: string;
    /** "from Monday 30 November 2026 to Friday 4 December 2026". */
    span: string;
    by: string;
    council: string;
    link: string;
  }
>;

const WORDS: Record<
  FundingDeputyProps["change"],
  Record<FundingDeputyProps["reader"], (props: FundingDeputyProps) => [subject: string, text: string]>
> = {
  named: {
    deputy: ({ by, absent, council }) => [
      `Funding: you are now deputy for ${absent}`,
      `${by} has named you as deputy for ${absent} at ${council}. On these days you can authorise funding in their place, but not where either of you requested the funding, worked on the offer, or is or was the broker of the referral.`,
    ],
    absent: ({ by, deputy, council }) => [
      `Funding: ${deputy} is now your deputy`,
      `${by} has named ${deputy} as your deputy at ${council}. On these days they can authorise funding in your place.`,
    ],
  },
  removed: {
    deputy: ({ by, absent, council }) => [
      `Funding: you are no longer deputy for ${absent}`,
      `${by} has removed you as deputy for ${absent} at ${council}. You can no longer authorise funding in their place.`,
    ],
    absent: ({ by, deputy, council }) => [
      `Funding: ${deputy} is no longer your deputy`,
      `${by} has removed ${deputy} as your deputy at ${council}. They can no longer authorise funding in your place.`,
    ],
  },
};

/** To a deputy and the person they are deputy for, when somebody else has named or removed the deputy. */
export const fundingDeputy: Template<FundingDeputyProps> = (props) => {
  const [subject, text] = WORDS[props.change][props.reader](props);
  return layout({
    subject,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Deputy", props.deputy],
          ["For", props.absent],
          ["When", props.span],
        ],
      },
      { kind: "action", label: "See who decides on funding", url: props.link },
      { kind: "text", text: "If you did not expect this, tell your council admin now." },
    ],
    why:
      props.reader === "deputy"
        ? `You get this because you were named as a deputy at ${props.council}.`
        : `You get this because you can authorise funding for ${props.council}.`,
  });
};
