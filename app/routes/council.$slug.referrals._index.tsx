import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listReferrals } from "~/domains/board/queries/list-referrals.server";
import { ReferralRow } from "~/domains/board/ui/referral-row";
import { listQuery, readListFilter } from "~/domains/referrals/list-filter.schema";
import { may } from "~/domains/referrals/referral.policy";
import { ListFilters } from "~/domains/referrals/ui/list-filters";
import { noticeOf } from "~/notices";
import { councilPaths } from "~/paths";
import { now } from "~/platform/clock.server";
import { notFound } from "~/platform/not-found.server";
import { londonDate } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { WorkList } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Referrals - Homeward" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const subject = { councilId: actor.organisationId, state: "draft" as const };
  if (may(actor, "view", subject) !== true) return notFound();
  const query = new URL(request.url).searchParams;
  const filter = readListFilter(query);
  const list = await listReferrals(actor, filter);
  const base = councilPaths(actor.organisationSlug).referrals();
  return {
    list,
    filter,
    filtered: listQuery({ ...filter, after: undefined }) !== "",
    first: filter.after ? base + listQuery(filter) : undefined,
    next: list.next ? base + listQuery(filter, list.next) : undefined,
    done: noticeOf("referrals", query.get("done")),
    me: actor.personId,
    now: now(),
    today: londonDate(now()),
    mayCreate: may(actor, "create", subject) === true,
  };
}

export default function Referrals() {
  const paths = useCouncilPaths();
  const { list, filter, filtered, first, next, done, mayCreate, ...row } = useLoaderData<typeof loader>();
  const begin = mayCreate ? <ButtonLink to={paths.newReferral()}>Begin a referral</ButtonLink> : undefined;
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title={heading(list.total, filter.state, filtered)} clock={begin} />
      <div className="mb-4">
        <Disclosure summary="Search and filter" open={filtered}>
          <Card>
            <ListFilters filter={filter} brokers={list.brokers} clear={paths.referrals()} />
          </Card>
        </Disclosure>
      </div>
      {list.rows.length === 0 ? (
        <EmptyState title={filtered ? "No referral fits" : "No referral is open"}>
          <p>
            {filtered
              ? "Ask for less in the search, or clear it."
              : "A referral stands here from its first page until the child is placed."}
          </p>
        </EmptyState>
      ) : (
        <WorkList label="Referrals">
          {list.rows.map((referral) => (
            <ReferralRow key={referral.id} row={referral} {...row} />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More referrals"
        previous={first ? { to: first, words: "Back to the first" } : undefined}
        next={next ? { to: next } : undefined}
      />
    </>
  );
}

function heading(total: { count: number; more: boolean }, state: string, filtered: boolean): string {
  if (total.count === 0 && !filtered) return "Referrals";
  const count = total.more ? "More than 1,000" : total.count.toLocaleString("en-GB");
  const noun = total.count === 1 ? "referral" : "referrals";
  return state === "open" && !filtered ? `${count} open ${noun}` : `${count} ${noun}`;
}
