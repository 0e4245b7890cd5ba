import { linkState } from "~/domains/access/emailed-link-state.server";

export type EmailedLinkView =
  | { state: "unknown" | "used" | "expired" }
  | { state: "open"; email: string; name: string };

/** What the page behind a link to a new password may say: without the person's id. */
export async function viewEmailedLink(token: string): Promise<EmailedLinkView> {
  const link = await linkState(token);
  if (link.state !== "open") return link;
  const { state, email, name } = link;
  return { state, email, name };
}
