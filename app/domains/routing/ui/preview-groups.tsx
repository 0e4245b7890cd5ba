import { councilPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { BarRows } from "~/ui/bar-rows";
import { ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { useCouncilPaths } from "~/use-paths";
import type { PreviewOwner } from "../preview-page.rules";
import type { SearchPreview } from "../queries/preview-search.server";

const n = (count: number) => count.toLocaleString("en-GB");
const homes = (count: number) => (count === 1 ? "1 service" : `${n(count)} services`);

/** What the first group is: once everybody in it has the referral, it is sent to nobody there. */
const getting = ({ goesTo, hasAlready }: SearchPreview) =>
  goesTo.providers === 0 && hasAlready > 0 ? "Have it already" : "Will get it";

/** The four groups with their numbers, which add up to the whole register. */
export function PreviewCounts({ page }: { page: SearchPreview }) {
  if (!page.counts) return null;
  const { counts } = page;
  return (
    <Card title="Where the whole register stands">
      <BarRows
        max={page.total}
        rows={[
          { label: getting(page), value: counts["will-get-it"], tone: 1 },
          { label: "Match, not on the portal yet", value: counts["not-on-portal"], tone: 2 },
          ...(counts["not-confirmed"] > 0
            ? [
                {
                  label: "Match, provider not confirmed",
                  value: counts["not-confirmed"],
                  tone: 3 as const,
                },
              ]
            : []),
          { label: "Match, outside the chosen area", value: counts["outside-area"], tone: 6 },
          { label: "Do not match", value: counts["does-not-match"], tone: "quiet" },
        ]}
      />
      <p className="why mt-3 mb-0">
        Together {n(page.total)} services: the whole register.{" "}
        {page.from ? `Distances are from ${page.from}.` : "No distances: we do not know the place asked for."}
        {page.standIn
          ? " “Estimated” means that a service has not told us its outcode, so the centre of its council stands in."
          : null}
      </p>
    </Card>
  );
}

/** Who gets it, who could be invited, who is outside, who does not match and why. */
export function PreviewGroups({ page }: { page: SearchPreview }) {
  const paths = useCouncilPaths();
  if (!page.counts) return null;
  const list = (group: string, extra = "") =>
    `${paths.referral(page.reference).sendServices()}?group=${group}${extra}${page.choice.query}`;
  const { counts } = page;
  return (
    <>
      <Card title={`${getting(page)}: ${homes(counts["will-get-it"])}`}>
        {page.hasAlready > 0 ? (
          <p>
            {page.hasAlready === 1
              ? "1 provider has it already for all of its services here, and is not sent it again."
              : `${n(page.hasAlready)} providers have it already for all of their services here, and are not sent it again.`}
          </p>
        ) : null}
        {page.willGet.owners === 0 ? (
          <p>
            Nobody on the portal matches here. Choose a wider area, or invite an owner from the list below.
          </p>
        ) : null}
        {page.willGet.shown.map((owner) => (
          <Owner key={owner.key} owner={owner} />
        ))}
        <More to={list("will-get-it")} shown={page.willGet.shown.length} of={page.willGet.owners} />
      </Card>
      <Card title={`Match, but are not on the portal yet: ${homes(counts["not-on-portal"])}`}>
        <p className="why">By owner. An invitation brings all of an owner's services on at once.</p>
        {page.invite.shown.map((owner) => (
          <Owner
            key={owner.key}
            owner={owner}
            action={
              owner.key === "" ? null : (
                <ButtonLink
                  tone="plain"
                  to={`${councilPaths(page.councilSlug).owner(owner.key).invite()}?for=${page.reference}`}
                >
                  Invite<span className="sr-only"> {owner.name}</span>
                </ButtonLink>
              )
            }
          />
        ))}
        <More to={list("not-on-portal")} shown={page.invite.shown.length} of={page.invite.owners} />
      </Card>
      {counts["not-confirmed"] > 0 ? (
        <Card title={`Match, but their provider is not confirmed yet: ${homes(counts["not-confirmed"])}`}>
          <p>
            Another council or the hub invited somebody to act for them, and nobody else has confirmed who
            that is. They get nothing from you until somebody does.{" "}
            <Anchor to={councilPaths(page.councilSlug).confirmations()}>Providers to confirm</Anchor>
          </p>
          {page.notConfirmed.shown.map((owner) => (
            <Owner key={owner.key} owner={owner} />
          ))}
          <More
            to={list("not-confirmed")}
            shown={page.notConfirmed.shown.length}
            of={page.notConfirmed.owners}
          />
        </Card>
      ) : null}
      <Card title={`Match, but are outside the chosen area: ${homes(counts["outside-area"])}`}>
        {counts["outside-area"] === 0 ? (
          <p>There are none.</p>
        ) : (
          <p>
            {page.choice.stage === "internal"
              ? "They match what is asked. Our own services are asked first; the next stage or a wider area reaches these."
              : "They match what is asked, and a wider area would reach them."}{" "}
            <Anchor to={list("outside-area")}>See them</Anchor>
          </p>
        )}
      </Card>
      <Card title={`Do not match: ${homes(counts["does-not-match"])}`}>
        <p className="why">Each is counted once, under the first reason that stands against it.</p>
        <BarRows
          rows={page.whyNot.map((reason) => ({
            label: reason.message,
            value: reason.count,
            tone: "quiet" as const,
          }))}
        />
        <p className="mt-3">
          <Anchor to={list("does-not-match")}>Search among them</Anchor>
        </p>
      </Card>
    </>
  );
}

function Owner({ owner, action }: { owner: PreviewOwner; action?: React.ReactNode }) {
  return (
    <Disclosure summary={`${owner.name}: ${homes(owner.services.length)}`}>
      <ul className="task-list">
        {owner.services.map((service) => (
          <li key={service.id}>
            <div>
              {service.name}
              {service.distance ? ` · ${service.distance}` : null}
              <p className="why m-0">{service.facts}</p>
            </div>
          </li>
        ))}
      </ul>
      {action}
    </Disclosure>
  );
}

function More({ to, shown, of }: { to: string; shown: number; of: number }) {
  if (of === 0) return null;
  return (
    <p className="mt-3">
      {shown < of ? `${shown} of ${n(of)} shown. ` : null}
      <Anchor to={to}>{shown < of ? "See and search them all" : "Search among them"}</Anchor>
    </p>
  );
}
