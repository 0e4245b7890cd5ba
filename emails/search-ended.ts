import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type SearchEndedProps = PropsFor<
  "search-ended",
  {
    name: string;
    reference: string;
    /** The search is for an emergency placement: the subject says so. */
    emergency?: boolean;
    council: string;
    provider: string;
    link: string;
  }
>;

/** To a provider that was asked, with an offer or without: the search has ended. The reason stands behind the link. */
export const searchEnded: Template<SearchEndedProps> = (props) =>
  layout({
    emergency: props.emergency,
    subject: `The search for ${props.reference} has ended`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has ended this search. There is nothing left to answer, and an offer that you made is not needed any more. The reason is on the page.",
      },
      {
        kind: "facts",
        facts: [
          ["Reference", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "Read why it ended", url: props.link },
    ],
    why: `You get this because you answer referrals for ${props.provider}.`,
  });
