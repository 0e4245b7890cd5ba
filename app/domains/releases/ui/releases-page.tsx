import { Form } from "@remix-run/react";
import { noticeOf } from "~/notices";
import type { ReferralPaths } from "~/paths";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { Card } from "~/ui/card";
import { DataTable } from "~/ui/data-table";
import { KeyPaging } from "~/ui/key-paging";
import { Columns } from "~/ui/layout";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useCouncilPaths } from "~/use-paths";
import type { ReleaseRow, ReleasesView } from "../queries/view-releases.server";

type Props = { view: ReleasesView };
type PartProps = Props & { referral: ReferralPaths };

const DETAIL: Record<string, string> = {
  none: "Nothing is written for shortlisted homes yet.",
  unchecked:
    "Something in the fuller detail is waiting for a decision. Shortlisted homes cannot read it until you have checked it.",
  written: "Shortlisted homes read the fuller detail once they accept the terms.",
};

/** Who knows who the child is: who was told by name, at which services somebody may be, and who saw what. */
export function ReleasesPage({ view }: Props) {
  const paths = useCouncilPaths();
  const referral = paths.referral(view.reference);
  const live = view.releases.filter((one) => !one.ended);
  const ended = view.releases.filter((one) => one.ended);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Referrals", to: paths.referrals() },
          { label: view.reference, to: referral.page() },
          { label: "Who knows" },
        ]}
      />
      <PageHeading
        title="Who knows who the child is"
        above={`${view.headline} · ${view.reference}`}
        lede={
          live.length === 0
            ? "Nobody outside your council."
            : live.length === 1
              ? "One person outside your council."
              : `${live.length} people outside your council.`
        }
      />
      <Columns aside={<Aside referral={referral} view={view} />}>
        {view.first ? (
          <>
            {live.map((release) => (
              <Release
                key={release.id}
                referral={referral}
                release={release}
                mayRevoke={view.abilities.revoke}
              />
            ))}
            {view.abilities.release ? <Places referral={referral} view={view} /> : null}
          </>
        ) : null}
        <Log referral={referral} view={view} />
        {view.first && ended.length > 0 ? (
          <Card title="Ended">
            <ul className="stack">
              {ended.map((release) => (
                <li key={release.id}>
                  <b>{release.person}</b>, {release.service} of {release.provider}, from {release.releasedAt}.{" "}
                  {release.ended?.because}
                  {release.ended?.by ? ` by ${release.ended.by}` : ""}, {release.ended?.at}.
                  {release.ended?.reason ? ` “${release.ended.reason}”` : ""}
                </li>
              ))}
            </ul>
          </Card>
        ) : null}
      </Columns>
    </>
  );
}

function Release(props: { referral: ReferralPaths; release: ReleaseRow; mayRevoke: boolean }) {
  const { referral, release } = props;
  return (
    <Card title={`${release.person}, ${release.service}`}>
      <p>
        {release.emergency ? <Tag tone="soon">Before paperwork</Tag> : <Tag tone="info">Released</Tag>}{" "}
        {release.provider}, {release.releasedAt}, by {release.releasedBy}.{" "}
        {release.until ? `Ends ${release.until}.` : "Until it is revoked, or the offer or the search ends."}
      </p>
      <p className="whitespace-pre-line">“{release.reason}”</p>
      {props.mayRevoke ? (
        <ButtonLink tone="plain" to={referral.revoke(release.id)}>
          Revoke<span className="sr-only"> what {release.person} knows</span>
        </ButtonLink>
      ) : null}
    </Card>
  );
}

function Places({ referral, view }: PartProps) {
  if (view.places.length === 0)
    return (
      <Card title="Tell somebody">
        <p>
          You can tell a named person at a home once its offer is preferred, so that they can assess the
          match. In an emergency search, once a home is interested or has picked it up.
        </p>
      </Card>
    );
  return (
    <Card title="Tell somebody">
      <ul className="task-list">
        {view.places.map((place) => (
          <li key={place.serviceId}>
            <div>
              <Anchor to={referral.release(place.serviceId)}>
                Tell somebody at {place.service} who the child is
              </Anchor>
              <div className="hint">
                {place.provider}.{" "}
                {place.ground === "emergency"
                  ? "An emergency: before any paperwork, with your reason."
                  : "Its offer is preferred or further."}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Log({ referral, view }: PartProps) {
  return (
    <Card title="Who saw what">
      <DataTable
        caption="Looks, newest first"
        captionHidden
        rows={view.looks}
        rowKey={(look) => look.id}
        empty={<p>{view.first ? "Nobody has looked yet." : "Nobody looked before that."}</p>}
        columns={[
          { header: "Person", cell: (look) => look.person },
          { header: "Organisation", cell: (look) => look.organisation },
          { header: "What", cell: (look) => look.what },
          { header: "Stage", cell: (look) => look.stage, numeric: true },
          { header: "When", cell: (look) => look.when },
        ]}
      />
      <KeyPaging
        label="Pages of the log"
        previous={view.first ? undefined : { to: referral.knows(), words: "Newest" }}
        next={view.next ? { to: `${referral.knows()}?after=${view.next}`, words: "Earlier" } : undefined}
      />
    </Card>
  );
}

function Aside({ referral, view }: PartProps) {
  return (
    <>
      <Card title="Told in stages">
        <p>
          Everybody who was asked reads the edition. {DETAIL[view.detail]}{" "}
          {view.terms === 1
            ? "One person has"
            : `${view.terms === 0 ? "Nobody has" : `${view.terms} people have`}`}{" "}
          accepted the terms. Who the child is, only who is named here.
        </p>
        {view.abilities["write-detail"] ? (
          <ButtonLink tone="plain" to={referral.fullerDetail()}>
            {view.detail === "none" ? "Write the fuller detail" : "Change the fuller detail"}
          </ButtonLink>
        ) : null}
      </Card>
      {view.abilities["export-log"] ? (
        <Card title="For the child’s record">
          <p>The whole log as a file for a spreadsheet. That you took it is noted on the referral.</p>
          <Form method="post" action={referral.knowsExport()} reloadDocument>
            <Actions>
              <Button tone="plain">Take the log as a file</Button>
            </Actions>
          </Form>
        </Card>
      ) : null}
    </>
  );
}

/** At the top after something was done. */
export function ReleasesDone({ done }: { done: string | null }) {
  const words = noticeOf("knows", done);
  return words ? <Banner tone="good" title={words} /> : null;
}
