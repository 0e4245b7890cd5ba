import { type Actor, holds } from "~/domains/access/actor";
import { ANSWERERS } from "~/domains/access/role-groups";
import { type WordedRow, wordInboxRow } from "~/domains/routing/inbox-words.rules";
import { listInbox } from "~/domains/routing/queries/list-inbox.server";
import { now } from "~/platform/clock.server";
import { homeRows } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow } from "../home-kinds.rules";
import { whatWaits } from "./waiting-readers.server";

export type ProviderHome = {
  rows: HomeRow[];
  /** The first referrals of the inbox, in its order. */
  referrals: WordedRow[];
  open: number;
  /** Whether the role has such work at all. */
  works: boolean;
};

/** At most so many referrals: the rest is behind the list. */
const REFERRALS = 8;

/** What needs this person of a provider now, in two trips: the inbox for those who answer, and what else waits. */
export async function providerHome(actor: Actor): Promise<ProviderHome> {
  if (actor.kind !== "provider") return { rows: [], referrals: [], open: 0, works: false };
  const at = now();
  const inbox = holds(actor, ...ANSWERERS) ? await listInbox(actor, "open", undefined) : undefined;
  const { waiting, works } = await whatWaits(actor, at);
  return {
    rows: homeRows(waiting, homePaths(actor), at),
    referrals: (inbox?.rows ?? [])
      .slice(0, REFERRALS)
      .map((row) => wordInboxRow(row, actor.organisationName, at)),
    open: inbox?.counts.open ?? 0,
    works,
  };
}
