import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/domains/access/require-actor.server";
import { listPreviewServices } from "~/domains/routing/queries/list-preview-services.server";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Button } from "~/ui/button";
import { DataTable } from "~/ui/data-table";
import { EmptyState } from "~/ui/empty-state";
import { plainField } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { KeyPaging } from "~/ui/key-paging";
import { PageHeading } from "~/ui/page-heading";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? "Services"} - Homeward` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor({ request, params }, "council");
  return listPreviewServices(actor, params.reference ?? "", new URL(request.url).searchParams);
}

export default function PreviewServices() {
  const paths = useCouncilPaths();
  const page = useLoaderData<typeof loader>();
  const send = `${paths.referral(page.reference).send()}?${new URLSearchParams(page.kept.filter(([name]) => name !== "group"))}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: page.reference, to: paths.referral(page.reference).page() },
          { label: "Who will get it", to: send },
          { label: page.title },
        ]}
      />
      <PageHeading title={page.title} />
      <form method="get">
        {page.kept.map(([name, value]) => (
          <HiddenField key={name + value} name={name} value={value} />
        ))}
        <TextField
          field={plainField("q", { value: page.asked })}
          label="Search among them"
          hint="A name, an owner, a council or a registration number."
          type="search"
          width={20}
        />
        <Button tone="plain">Search</Button>
      </form>
      <div className="mt-6">
        <DataTable
          caption={page.title}
          captionHidden
          rows={page.rows}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="None found">Nothing in this group fits what you searched for.</EmptyState>
          }
          columns={[
            { header: "Service", cell: (row) => row.name },
            { header: "Owner", cell: (row) => row.owner },
            { header: "Registration", cell: (row) => <span className="nw">{row.registrationNumber}</span> },
            { header: "Facts", cell: (row) => [row.distance, row.facts].filter(Boolean).join(" · ") },
            {
              header: "Why",
              cell: (row) => (row.reasons.length > 0 ? row.reasons.join("; ") : "Matches what is asked"),
            },
          ]}
        />
      </div>
      <KeyPaging
        label="More services"
        previous={page.first ? { to: page.first, words: "Back to the first" } : undefined}
        next={page.next ? { to: page.next, words: "More services" } : undefined}
      />
    </>
  );
}
