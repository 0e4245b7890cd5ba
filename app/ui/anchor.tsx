import { Link, type LinkProps } from "@remix-run/react";

export type AnchorProps = Omit<LinkProps, "prefetch" | "reloadDocument" | "discover">;

/** An address of the portal that needs nothing worked out: from the root, without dots, with or without a query. */
const WHOLE = /^(?:\/|(?:\/[^/?#.\\][^/?#\\]*)+\/?)(?:\?[^#]+)?(?:#.+)?$/;

/**
 * A link inside the portal. It always loads the document: pages without scripts and hydrated pages behave
 * alike, and nothing is fetched ahead, because opening some pages is recorded. Remix works out each link's address
 * from the page's own, which costs as much as the rest of the link many times over: it is asked only where it has to.
 */
export function Anchor(props: AnchorProps) {
  const { to, relative, replace, state, preventScrollReset, viewTransition, target, ...rest } = props;
  if (typeof to === "string" && WHOLE.test(to)) return <a {...rest} href={to} target={target} />;
  return <Link {...props} reloadDocument prefetch="none" discover="none" />;
}
