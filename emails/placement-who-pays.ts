import { layout } from "./layout.ts";
import type { PlacementFacts } from "./placement-facts.ts";
import type { PropsFor, Template } from "./template.ts";

/** To the provider, when the council changes who pays and the agreement in force still says what was before. */
export const placementWhoPays: Template<PropsFor<"placement-who-pays", PlacementFacts>> = (props) =>
  layout({
    subject: `Placement ${props.reference}: ${props.council} has changed who pays`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: "The council has changed who pays for this placement. The agreement in force still says what both sides signed. The next version of the agreement will say who pays and from when. Until both sides have signed it, check with the council before you send an invoice.",
      },
      {
        kind: "facts",
        facts: [
          ["Placement", props.reference],
          ["Council", props.council],
        ],
      },
      { kind: "action", label: "See the placement", url: props.link },
    ],
    why: "You get this because you work on this placement.",
  });
