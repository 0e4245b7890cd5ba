import { noticeOf } from "~/notices";
import { longDate } from "~/platform/time";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { TextArea } from "~/ui/text-area";
import { useOrganiserPaths } from "~/use-paths";
import type { blockSchema, unblockSchema } from "../organise.schema";
import type { listBlocks } from "../queries/list-blocks.server";
import { type LastResult, PageErrors, resultOf, SmallForm } from "./small-form";

const sent = sentBy<typeof unblockSchema>();

type Props = {
  view: Awaited<ReturnType<typeof listBlocks>>;
  now: Date;
  done: string | null;
  lastResult: LastResult;
};

/** Providers whose bookings are not taken, and why; for all dates of the organisation. */
export function BlocksPage({ view, now, done, lastResult }: Props) {
  const paths = useOrganiserPaths();
  const [form, fields] = useFormOf<typeof blockSchema>({
    id: "block",
    lastResult: resultOf(lastResult, "block"),
  });
  return (
    <>
      <Breadcrumbs items={[{ label: "Forums", to: paths.forums() }, { label: "Blocked providers" }]} />
      <PageErrors lastResult={lastResult} />
      {done && noticeOf("blocks", done) ? <Banner tone="good" title={noticeOf("blocks", done)} /> : null}
      <PageHeading
        title="Blocked providers"
        lede="They read that you do not take their bookings at the moment and are asked to ring you. They never read why."
      />
      <div className="stack max-w-read">
        <Card title={view.blocks.length === 0 ? "Nobody is blocked" : "Blocked now"}>
          {view.blocks.length === 0 ? (
            <p>Every provider that a date is for can book.</p>
          ) : (
            <ul className="task-list">
              {view.blocks.map(({ providerId, name, reason, blockedAt }) => (
                <li key={providerId}>
                  <div>
                    <b>{name}</b>
                    <div>{reason}</div>
                    <div className="why">since {longDate(blockedAt, now)}</div>
                  </div>
                  <SmallForm id={`unblock-${providerId}`} intent="unblock">
                    <HiddenField {...sent("providerId", providerId)} />
                    <Button tone="link">
                      Take its bookings again<span className="sr-only"> {name}</span>
                    </Button>
                  </SmallForm>
                </li>
              ))}
            </ul>
          )}
        </Card>
        <Card title="Block a provider">
          <SmallForm id={form.id} intent="block">
            <Select
              field={fields.providerId}
              label="Which?"
              options={view.others.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea
              field={fields.reason}
              label="Why?"
              hint="Only people of your organisation read it."
              rows={3}
              limit={500}
            />
            <Actions>
              <Button tone="warn">Block it</Button>
            </Actions>
          </SmallForm>
        </Card>
      </div>
    </>
  );
}
