import type { Actor } from "~/domains/access/actor";

/** Whose statement it is: a council's, or the region's, which the hub writes. */
export type Publisher = "council" | "region";

export const publisherKind = ({ kind }: Pick<Actor, "kind">): Publisher =>
  kind === "region" ? "region" : "council";
