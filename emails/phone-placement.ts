import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

export type PhonePlacementProps = PropsFor<
  "phone-placement",
  PlacementFacts & {
    act: "confirm" | "paperwork" | "overdue" | "not-confirmed" | "unsigned" | "lapsed" | "came";
    /** The moment by which it is or was due, "Friday 4 December at 5pm"; of one that lapsed the last day. */
    due: string;
  }
>;

type Said = (of: { council: string }) => string;
type Words = { subject: string; text: string | Said; label: string; why: string | Said };

const DECIDES: Said = ({ council }) => `You get this because you can authorise funding for ${council}.`;
const DIRECTOR = "You get this because funding given by phone goes to the director when it is not confirmed.";
const WORKS = "You get this because you work on the referral of this placement.";

const WORDS: Readonly<Record<PhonePlacementProps["act"], Words>> = {
  confirm: {
    subject: "confirm funding",
    text: ({ council }) =>
      `${council} has recorded a placement made by phone. The funding was authorised verbally. Confirm it, or send it to the director with your reason.`,
    label: "Confirm the funding",
    why: DECIDES,
  },
  paperwork: {
    subject: "agreement due",
    text: "A placement was made by phone. Issue the agreement, and check on its page by when the statutory notices are due. Funding is being confirmed by someone else.",
    label: "See what is due",
    why: WORKS,
  },
  overdue: {
    subject: "funding not confirmed in time",
    text: "Funding for a placement made by phone was not confirmed in time, so you need to decide. If the child has moved in, the fee is owed.",
    label: "Decide on the funding",
    why: DIRECTOR,
  },
  "not-confirmed": {
    subject: "funding not confirmed",
    text: "Someone who can authorise funding has not confirmed it for a placement made by phone, so you need to decide. Their reason is on the page. If the child has moved in, the fee is owed.",
    label: "Decide on the funding",
    why: DIRECTOR,
  },
  unsigned: {
    subject: "agreement overdue",
    text: "The agreement for a placement made by phone was not issued in time. Issue it, and check that every statutory notice has been sent.",
    label: "See what is due",
    why: WORKS,
  },
  lapsed: {
    subject: "verbal authority has lapsed",
    text: "Nobody moved in while the verbal authority lasted, so it has lapsed. Record that the placement fell through. If the child has moved in after all, phone a head of service now.",
    label: "See the placement",
    why: WORKS,
  },
  came: {
    subject: "funding to authorise",
    text: "The verbal authority for this placement lapsed because nobody had moved in. A child has moved in since, so the fee is owed and nobody has authorised it. Decide on the funding.",
    label: "Decide on the funding",
    why: DECIDES,
  },
};

const said = (words: string | Said, of: { council: string }) =>
  typeof words === "string" ? words : words(of);

/** To people of the council on what follows from a placement made by phone. What was agreed stands behind the link. */
export const phonePlacement: Template<PhonePlacementProps> = (props) => {
  const { subject, text, label, why } = WORDS[props.act];
  const by = props.act === "confirm" || props.act === "paperwork" ? ` by ${props.due}` : "";
  return layout({
    subject: `Placement ${props.reference}: ${subject}${by}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: said(text, props) },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
          [props.act === "lapsed" || props.act === "came" ? "Authority ended" : "Due", props.due],
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why: said(why, props),
  });
};
