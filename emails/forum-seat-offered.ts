import { type ForumMailProps, forumFacts } from "./forum-facts.ts";
import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

/** A seat fell free for who was next in line. */
export const forumSeatOffered: Template<PropsFor<"forum-seat-offered", ForumMailProps>> = (props) => ({
  ...layout({
    subject: `A seat is yours until ${props.heldUntil ?? "it is taken"}: ${props.title}`,
    greeting: `Hello ${props.name}`,
    blocks: [
      {
        kind: "text",
        text: `A seat has fallen free and is held for you${props.heldUntil ? ` until ${props.heldUntil}` : ""}. After that it goes to the next in line.`,
      },
      forumFacts(props),
      { kind: "action", label: "Take the seat, or let it go", url: props.secretLink },
    ],
    why: "You get this because you were on the waiting list of this forum.",
  }),
  ...(props.calendar ? { calendar: props.calendar } : {}),
});
