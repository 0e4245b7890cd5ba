import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import {
  authorisationTab,
  listAuthorisations,
} from "~/domains/authorisations/queries/list-authorisations.server";
import { noticeOf } from "~/notices";
import { Banner } from "~/ui/banner";
import { EmptyState } from "~/ui/empty-state";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { PageHeading } from "~/ui/page-heading";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction = () => [{ title: "Authorisations - Homeward" }];

const EMPTY = {
  asked: {
    title: "No funding to authorise",
    words: "Requests appear here when a broker prefers an offer. Most urgent first.",
  },
  returned: {
    title: "No open queries",
    words: "Requests appear here while a broker answers a query about them.",
  },
  decided: { title: "Nothing has been decided yet", words: "Decisions appear here, newest first." },
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  const search = new URL(request.url).searchParams;
  const after = search.get("after");
  const list = await listAuthorisations(actor, authorisationTab(search.get("show")), after);
  return { list, further: after !== null, done: noticeOf("authorisations", search.get("done")) ?? null };
}

export default function Authorisations() {
  const paths = useCouncilPaths();
  const { list, further, done } = useLoaderData<typeof loader>();
  const { tab, rows } = list;
  const show = tab === "asked" ? "" : `show=${tab}`;
  return (
    <>
      {done ? (
        <Banner tone="good">
          <p>{done}</p>
        </Banner>
      ) : null}
      <PageHeading
        title="Funding to authorise"
        lede="No offer can be accepted until its funding is authorised. You cannot authorise your own request."
      />
      <p className="mb-4">
        <a href={paths.deciders().page()}>Who decides on funding: limit, deputies and panel</a>
      </p>
      <TabLinks
        label="Which requests"
        items={[
          { label: "Waiting", to: paths.authorisations(), current: tab === "asked" },
          {
            label: "Query open",
            to: `${paths.authorisations()}?show=returned`,
            current: tab === "returned",
          },
          { label: "Decided", to: `${paths.authorisations()}?show=decided`, current: tab === "decided" },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={EMPTY[tab].title}>
          <p>{EMPTY[tab].words}</p>
        </EmptyState>
      ) : (
        <WorkList label="Funding requests">
          {rows.map((row) => (
            <WorkRow
              key={row.id}
              to={paths.authorisation(row.id).page()}
              title={
                <>
                  {row.service} for <span className="nw">{row.reference}</span>
                </>
              }
              tags={[{ words: row.state, tone: row.tone }]}
              line={`${row.headline}. ${row.money}`}
              why={row.why}
              clock={row.clock ?? undefined}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More requests"
        previous={
          further
            ? {
                to: show ? `${paths.authorisations()}?${show}` : paths.authorisations(),
                words: "Back to the first",
              }
            : undefined
        }
        next={
          list.next
            ? {
                to: `${paths.authorisations()}?${show ? `${show}&` : ""}after=${list.next}`,
                words: "More requests",
              }
            : undefined
        }
      />
    </>
  );
}
