import type { SubmissionResult } from "@conform-to/react";
import type { ColleaguesView } from "~/domains/access/queries/list-colleagues.server";
import type { HubResetRow } from "~/domains/access/queries/list-hub-resets.server";
import type { ToConfirmRow } from "~/domains/access/queries/list-to-confirm.server";
import { CancelInvitation, InvitedList } from "~/domains/access/ui/invited-list";
import { ToConfirmList } from "~/domains/access/ui/to-confirm-list";
import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { ButtonLink } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { Phone } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { Tag } from "~/ui/tag";
import { useOrganisationPaths } from "~/use-paths";

/** Everybody who acts for an organisation, with what an admin may do. */
export function PeopleList({
  organisation,
  done,
  cancel,
  view,
  toConfirm,
  hubResets,
  formKey,
  lastResult,
}: {
  organisation: string;
  done: string | null;
  /** The invitation that they are asked about before it is cancelled. */
  cancel: string | null;
  view: ColleaguesView;
  toConfirm: ToConfirmRow[];
  hubResets: HubResetRow[];
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
}) {
  const paths = useOrganisationPaths();
  const { colleagues, abilities } = view;
  const words = done ? noticeOf("people", done) : undefined;
  const problem = Object.values(lastResult?.error ?? {}).flat()[0];
  const cancelling = problem ? undefined : view.invited.find(({ id }) => id === cancel);
  if (cancelling) return <CancelInvitation row={cancelling} formKey={formKey} />;
  return (
    <>
      {problem ? <Banner tone="now" title={problem} /> : words ? <Banner tone="good" title={words} /> : null}
      <PageHeading
        title={`People of ${organisation}`}
        lede={
          abilities.invite
            ? "You look after this list: invite colleagues, change what they do here, remove those who leave."
            : "An admin in this list can invite colleagues, change roles and remove people."
        }
      />
      {abilities.invite ? (
        <div className="mb-6">
          <ButtonLink to={paths.invite()}>Invite somebody</ButtonLink>
        </div>
      ) : null}
      <ToConfirmList rows={toConfirm} formKey={formKey} />
      <DataTable
        caption={`People who act for ${organisation}`}
        captionHidden
        rows={colleagues}
        rowKey={(row) => row.personId}
        columns={[
          {
            header: "Name",
            cell: (row) => (
              <>
                {abilities.change ? (
                  <Anchor to={paths.colleague(row.personId).page()}>{row.name}</Anchor>
                ) : (
                  row.name
                )}
                {row.isDutyOwner ? (
                  <>
                    {" "}
                    <Tag tone="info">Duty owner</Tag>
                  </>
                ) : null}
              </>
            ),
          },
          { header: "Roles", cell: (row) => row.roles },
          { header: "Email", cell: (row) => <span className="wrap-anywhere">{row.email}</span> },
          {
            header: "Telephone",
            cell: (row) => (row.phone ? <Phone number={row.phone} /> : "Not told us yet"),
          },
        ]}
      />
      <InvitedList invited={view.invited} formKey={formKey} />
      <HubResets rows={hubResets} />
    </>
  );
}

/** Whom the hub helps when a phone is lost: nobody in one of their organisations could, or should alone. */
function HubResets({ rows }: { rows: HubResetRow[] }) {
  const paths = useOrganisationPaths();
  if (rows.length === 0) return null;
  return (
    <section className="mt-8">
      <h2>Reset 2-step verification for other organisations</h2>
      <p className="why">
        These people are their organisation’s only admin or act for more than one organisation. If their phone
        is lost, only the hub can help.
      </p>
      <DataTable
        caption="People whose 2-step verification only the hub can reset"
        captionHidden
        rows={rows}
        rowKey={(row) => row.personId}
        columns={[
          { header: "Name", cell: (row) => row.name },
          { header: "Organisation", cell: (row) => row.organisation },
          { header: "Why the hub", cell: (row) => (row.several ? "Acts for several" : "Only admin") },
          { header: "Email", cell: (row) => <span className="wrap-anywhere">{row.email}</span> },
          {
            header: "If the phone is lost",
            cell: (row) => (
              <Anchor to={paths.colleague(row.personId).reset()}>
                Reset 2-step verification<span className="sr-only"> of {row.name}</span>
              </Anchor>
            ),
          },
        ]}
      />
    </section>
  );
}
