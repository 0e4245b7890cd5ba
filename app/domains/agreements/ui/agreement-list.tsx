import { Form } from "@remix-run/react";
import { dayAndTime } from "~/platform/time";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { HiddenField } from "~/ui/hidden-field";
import { KeyPaging } from "~/ui/key-paging";
import { TabLinks } from "~/ui/nav-strip";
import { PageHeading } from "~/ui/page-heading";
import { sentBy } from "~/ui/schema-form";
import { WorkList, WorkRow } from "~/ui/work-row";
import { useCouncilPaths, usePlacementPaths } from "~/use-paths";
import type { startAgreementSchema } from "../agreement/agreement-draft.schema";
import { AGREEMENT_TABS, TAB_WORDS } from "../agreement/agreement-tabs.rules";
import { agreementTag } from "../agreement/agreement-words.rules";
import type { AgreementList as List, UnwrittenRow } from "../queries/list-agreements.server";

const sent = sentBy<typeof startAgreementSchema>();

/** The agreements of a council or a provider in one state, and what is still to be written. */
export function AgreementListPage({ list, keys }: { list: List; keys: Record<string, string> }) {
  const paths = usePlacementPaths();
  const { side, tab, rows, unwritten, now } = list;
  const show = (one: string) =>
    one === "to-sign" ? paths.agreements() : `${paths.agreements()}?show=${one}`;
  const after = (next: string) => `${show(tab)}${tab === "to-sign" ? "?" : "&"}after=${next}`;
  return (
    <>
      <PageHeading
        title="Placement agreements"
        lede={
          side === "council"
            ? "One for each child whose placement is agreed. It is in force once both sides have signed."
            : "What each council has agreed with you for a child. It is in force once both sides have signed."
        }
      />
      <TabLinks
        label="Which agreements"
        items={AGREEMENT_TABS[side].map((one) => ({
          label: TAB_WORDS[one].label,
          to: show(one),
          current: tab === one,
        }))}
      />
      {rows.length + unwritten.length === 0 ? (
        <EmptyState title={TAB_WORDS[tab].empty}>
          <p>{TAB_WORDS[tab].words}</p>
        </EmptyState>
      ) : (
        <WorkList label={TAB_WORDS[tab].label}>
          {unwritten.map((row) => (
            <Unwritten key={row.acceptance} row={row} list={list} formKey={keys[row.acceptance] ?? ""} />
          ))}
          {rows.map((row) => (
            <WorkRow
              key={row.reference}
              to={
                row.state === "draft" && list.writes && "keeping" in paths
                  ? paths.agreement(row.reference).edit()
                  : paths.agreement(row.reference).page()
              }
              title={row.service}
              reference={row.reference}
              tags={[agreementTag(row)]}
              line={`${row.headline}, ${row.referral} · ${row.other}`}
              why={`${row.versionNumber > 0 ? `Version ${row.versionNumber}. ` : ""}Since ${dayAndTime(row.stateSince, now)}.`}
            />
          ))}
        </WorkList>
      )}
      <KeyPaging
        label="More agreements"
        previous={list.further ? { to: show(tab), words: "Back to the first" } : undefined}
        next={list.next ? { to: after(list.next), words: "More agreements" } : undefined}
      />
    </>
  );
}

/** An accepted child without an agreement, with the press that begins it. */
function Unwritten({ row, list, formKey }: { row: UnwrittenRow; list: List; formKey: string }) {
  const referral = useCouncilPaths().referral(row.referral);
  return (
    <WorkRow
      to={list.opens.referral ? referral.page() : undefined}
      title={`${row.service} for ${row.referral}`}
      tags={[{ words: "Not started", tone: "soon" }]}
      line={`${row.headline} · ${row.other}`}
      why={`Accepted ${dayAndTime(row.acceptedAt, list.now)}.`}
    >
      {list.writes ? (
        <Form method="post" reloadDocument>
          <HiddenField name="key" value={formKey} />
          <HiddenField {...sent("acceptance", row.acceptance)} />
          <Button tone="plain">
            Write the agreement<span className="sr-only"> for {row.referral}</span>
          </Button>
        </Form>
      ) : null}
    </WorkRow>
  );
}
