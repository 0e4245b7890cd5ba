import { routeTable } from "../../prisma/testing/route-table.ts";

/** An address that a page has, and the page as it refuses. */
export type Example = {
  /** Who opens it; nobody is signed in without. */
  who?: string;
  path: string;
  /** How its form is refused, where sending it empty and late is not enough; or why it never is. */
  refuses?: string | Refusal;
};

export type Refusal = {
  /** The button; the first of the page without. */
  press?: string | RegExp;
  /** Texts that are not right, by the label of their box. */
  typed?: Record<string, string>;
  /** What the form carries unseen, if the page had been another. */
  hidden?: Record<string, string>;
  /** Where it is sent: the same page of a thing with which it is no longer possible. */
  to?: string;
};

export type Route = {
  examples: Example[];
  /** Why an organisation's own address of it may be read by others, or why it has none. */
  open?: string;
};

/** Every route by the name that its file has or would have: layouts and pages. */
export async function routeNames(): Promise<string[]> {
  return (await routeTable()).map(({ id }) => id.replace("routes/", "")).sort();
}
