import type { TransactionSql } from "postgres";
import { type Actor, holds } from "~/domains/access/actor";
import { ANSWERERS } from "~/domains/access/roles";
import { forumActions, forumSeats } from "~/domains/forums/queries/waiting.server";
import { offersOfProvider } from "~/domains/offers/queries/waiting.server";
import { untold } from "~/domains/providers/queries/waiting.server";
import { type WordedRow, wordInboxRow } from "~/domains/routing/inbox-words.rules";
import { listInbox } from "~/domains/routing/queries/list-inbox.server";
import { now } from "~/platform/clock.server";
import { pipelined } from "~/platform/database/transaction.server";
import { homeRows, withHome } from "../home.rules";
import { homePaths } from "../home-addresses.rules";
import type { HomeRow } from "../home-kinds.rules";

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

/** What needs this person of a provider now, in two trips: the inbox, and what else waits. */
export async function providerHome(actor: Actor): Promise<ProviderHome> {
  if (actor.kind !== "provider") return { rows: [], referrals: [], open: 0, works: false };
  const answers = holds(actor, ...ANSWERERS);
  const settings = { "app.org_id": actor.organisationId, "app.person_id": actor.personId };
  const at = now();
  if (!answers) {
    // Forums are everybody's, whatever their role.
    const [forums, actions] = await pipelined("provider", settings, (sql) => [
      forumSeats(sql, actor, at),
      forumActions(sql, actor),
    ]);
    const rows = homeRows([...forums, ...actions], homePaths(actor), at);
    return { rows, referrals: [], open: 0, works: rows.length > 0 };
  }
  const inbox = await listInbox(actor, "open", undefined);
  const [offers, rest, forums, actions] = await pipelined("provider", settings, (sql) => [
    offersOfProvider(sql, actor, at),
    holds(actor, "provider-admin") ? untold(sql, actor, at) : nothing(sql),
    forumSeats(sql, actor, at),
    forumActions(sql, actor),
  ]);
  return {
    rows: homeRows([...offers.map(withHome), ...rest, ...forums, ...actions], homePaths(actor), at),
    referrals: inbox.rows.slice(0, REFERRALS).map((row) => wordInboxRow(row, actor.organisationName, at)),
    open: inbox.counts.open,
    works: true,
  };
}

function nothing(sql: TransactionSql) {
  return sql<never[]>`select 1 where false`;
}
