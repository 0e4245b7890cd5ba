import { Link, type LinkProps } from "@remix-run/react";

export type AnchorProps = Omit<LinkProps, "prefetch" | "reloadDocument" | "discover">;

/**
 * A link inside the portal. It always loads the document: pages without scripts and hydrated pages behave
 * alike, and nothing is fetched ahead, because opening some pages is recorded.
 */
export function Anchor(props: AnchorProps) {
  return <Link {...props} reloadDocument prefetch="none" discover="none" />;
}
