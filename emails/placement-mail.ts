import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { Rendered } from "./template.ts";

/** A mail to somebody who works on a placement: what happened in one text, and the page where the rest stands. */
export function placementMail(
  { name, reference, council, link }: PlacementFacts,
  { subject, text, action }: { subject: string; text: string; action: string },
): Rendered {
  return layout({
    subject,
    greeting: `Hello ${name}`,
    blocks: [
      { kind: "text", text },
      {
        kind: "facts",
        facts: [
          ["Placement", reference],
          ["Council", council],
        ],
      },
      { kind: "action", label: action, url: link },
    ],
    why: "You get this because you work on this placement.",
  });
}
