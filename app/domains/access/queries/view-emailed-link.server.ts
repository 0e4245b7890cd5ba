import { type LinkPurpose, linkState } from "~/domains/access/emailed-link-state.server";

export type EmailedLinkView =
  | { state: "unknown" | "used" | "expired" | "left" }
  | { state: "has-password" | "open"; email: string; name: string; organisations: string[] };

/** What the page behind an emailed link may say: without the person's id. */
export async function viewEmailedLink(token: string, purpose: LinkPurpose): Promise<EmailedLinkView> {
  const link = await linkState(token, purpose);
  if (!("personId" in link)) return link;
  const { state, email, name, organisations } = link;
  return { state, email, name, organisations };
}
