import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

type Act = "approval" | "consult" | "lives-in" | "carer" | "schooling";
export type ApprovalToAskProps = PropsFor<
  "approval-to-ask",
  // Mails that were written before it say nothing else than to request the approval.
  PlacementFacts & { movesIn: string | null; act?: Act }
>;

type Said = { subject: (day: string | null) => string; text: string; label: string };
const by = (day: string | null) => (day ? `before ${day}` : "now");
const STEPS = "See the statutory steps";

const SAID: Readonly<Record<Act, Said>> = {
  approval: {
    subject: (day) => `request approval ${by(day)}`,
    text: "The law asks for an approval of this placement before the child moves in, and nobody has requested it.",
    label: "Request approval",
  },
  consult: {
    subject: (day) => `consult the area authority ${by(day)}`,
    text: "Consult the area authority, send it the care plan, and record that. Then request the director's approval: the law asks for it before the child moves in.",
    label: STEPS,
  },
  "lives-in": {
    subject: () => "say where the child will live",
    text: "Nobody has said in which council's area the child will live. It decides whether the placement needs approval before the child moves in.",
    label: STEPS,
  },
  carer: {
    subject: () => "say whose foster carer it is",
    text: "Nobody has said whether the carer is a connected person, one of your own foster carers, or another council's. It decides whether the placement needs approval before the child moves in.",
    label: STEPS,
  },
  schooling: {
    subject: () => "say whether the move disrupts Key Stage 4",
    text: "A move that disrupts Key Stage 4 needs approval before the child moves in. Nobody has said whether this one does.",
    label: STEPS,
  },
};

/** To whoever works the case: what an approval of a placement still waits for. */
export const approvalToAsk: Template<ApprovalToAskProps> = (props) => {
  const { subject, text, label } = SAID[props.act ?? "approval"];
  return layout({
    subject: `Placement ${props.reference}: ${subject(props.movesIn)}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text,
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
          ["Child moves in", props.movesIn ?? "The child has moved in"],
        ],
      },
      { kind: "action", label, url: props.link },
    ],
    why: `You get this because you work on this placement for ${props.council}.`,
  });
};
