import { layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type StatementPublishedProps = PropsFor<
  "statement-published",
  { council: string; number: number; published: string; link: string }
>;

/** To an address that has subscribed: a new version of a market position statement is there. */
export const statementPublished: Template<StatementPublishedProps> = ({ council, number, published, link }) =>
  layout({
    subject:
      number === 1
        ? `${council} has published its market position statement`
        : `${council}: new version of its market position statement`,
    blocks: [
      {
        kind: "text",
        text:
          number === 1
            ? `${council} has published which homes for children it needs, how many, where and by when.`
            : `${council} has published version ${number} of what it needs. The page says what has changed since the version before.`,
      },
      { kind: "facts", facts: [["Published", published]] },
      { kind: "action", label: "Read the statement", url: link },
    ],
    why: `You get this because you subscribed to the market position statement of ${council}.`,
  });
