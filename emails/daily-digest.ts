import { type Block, layout } from "./layout.ts";
import type { PropsFor, Template } from "./template.ts";

export type DailyDigestProps = PropsFor<
  "daily-digest",
  {
    name: string;
    /** The day on which it is put together: "Friday 4 December". */
    until: string;
    /** The subjects of the mails that it stands for, with where each leads, by kind. */
    groups: readonly {
      readonly title: string;
      readonly items: readonly { readonly text: string; readonly url: string | null }[];
    }[];
    /** How many more there were than are listed. */
    more: number;
    link: string;
  }
>;

/** What somebody has chosen to get once a day, in one mail. */
export const dailyDigest: Template<DailyDigestProps> = ({ name, until, groups, more, link }) => {
  const count = more + groups.reduce((sum, { items }) => sum + items.length, 0);
  const lists = groups.map(({ title, items }): Block => ({ kind: "list", title, items }));
  const rest: Block[] = more > 0 ? [{ kind: "text", text: `And ${more} more, on your start page.` }] : [];
  return layout({
    subject: `Your daily email: ${count === 1 ? "1 update" : `${count} updates`} by ${until}`,
    greeting: `Hello ${name}`,
    blocks: [...lists, ...rest, { kind: "action", label: "Open Homeward", url: link }],
    why: "You get this because you chose to have these emails once a day.",
  });
};
