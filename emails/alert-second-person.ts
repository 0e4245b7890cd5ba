import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type AlertSecondPersonProps = PropsFor<
  "alert-second-person",
  {
    name: string;
    alert: string;
    /** A service or a whole provider. */
    on: string;
    what: "raised" | "in-force" | "end-asked";
    /** Who raised it or asked for its end, and when. */
    by: string;
    organisation: string;
    link: string;
  }
>;

const SUBJECT: Record<AlertSecondPersonProps["what"], (props: AlertSecondPersonProps) => string> = {
  raised: ({ alert, on }) => `An alert needs a second person: ${alert}, ${on}`,
  "in-force": ({ alert, on }) => `New placements are stopped: ${alert}, ${on}`,
  "end-asked": ({ alert, on }) => `Ending an alert needs a second person: ${alert}, ${on}`,
};

const TEXT: Record<AlertSecondPersonProps["what"], string> = {
  raised:
    "It stops placements by the organisation that raised it and warns everyone else. Once a second person confirms it, it stops placements by every council.",
  "in-force": "It now stops placements by every council.",
  "end-asked": "It still stops placements until a second person agrees to end it.",
};

/** To those who may be its second person, and once it is in force to those whom it stops. */
export const alertSecondPerson: Template<AlertSecondPersonProps> = (props) =>
  layout({
    subject: SUBJECT[props.what](props),
    greeting: `Hello ${props.name}`,
    blocks: [
      { kind: "text", text: TEXT[props.what] },
      {
        kind: "facts",
        facts: [
          ["Alert", props.alert],
          ["On", props.on],
          [props.what === "end-asked" ? "Asked by" : "Raised by", props.by],
        ],
      },
      { kind: "action", label: "See the alert", url: props.link },
    ],
    why: `You get this because of your role at ${props.organisation}.`,
  });
