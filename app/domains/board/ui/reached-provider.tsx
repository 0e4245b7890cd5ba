import { Form } from "@remix-run/react";
import type { retrySchema } from "~/domains/routing/delivery-move.schema";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Facts, Phone } from "~/ui/facts";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import type { Reached } from "../queries/list-reached.server";

const sent = sentBy<typeof retrySchema>();

type Row = Reached["stages"][number]["rows"][number];

/** One organisation that a referral was sent to: told, opened, held, and each service's answer. */
export function ReachedProvider({
  row,
  formKey,
  mayRetry,
}: {
  row: Row;
  formKey: string;
  mayRetry: boolean;
}) {
  return (
    <Card title={row.provider} level={3} id={row.id}>
      <Facts
        items={[
          { key: "Told", value: row.told },
          { key: "Stands", value: row.stands },
          { key: "Opened by", value: row.opened.length > 0 ? row.opened.join("; ") : "nobody yet" },
          {
            key: "Who has it",
            value: (
              <>
                {row.holder ?? "nobody yet"}
                {row.phone ? (
                  <>
                    , <Phone number={row.phone} />
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: row.services.length === 1 ? "Service" : "Services",
            value: (
              <ul>
                {row.services.map((service) => (
                  <li key={service.id}>
                    {service.name}
                    {service.distance ? `, ${service.distance}` : null} · {service.answer}
                    {service.note ? ` “${service.note}”` : null}
                    {service.saysWho ? (
                      <>
                        {" "}
                        <Tag tone="soon">Says who the child is: do not send on</Tag>
                      </>
                    ) : null}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {row.undeliverable && mayRetry ? (
        <Form method="post" className="mt-4">
          <HiddenField name="key" value={formKey} />
          <HiddenField {...sent("deliveryId", row.id)} />
          <Button tone="plain">
            Try to tell them again<span className="sr-only"> at {row.provider}</span>
          </Button>
        </Form>
      ) : null}
    </Card>
  );
}
