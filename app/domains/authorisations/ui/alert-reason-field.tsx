import type { FieldMetadata } from "@conform-to/react";
import type { AlertView } from "~/domains/providers/alert.rules";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { alertNames } from "../alert-reason.rules";
import type { askSchema } from "../authorisation.schema";

const sent = sentBy<typeof askSchema>();

type Props = {
  field: FieldMetadata<string>;
  /** The alerts that ask for a reason; without any there is no field. */
  alerts: readonly AlertView[];
  hint: string;
};

/** Why one goes ahead despite alerts, and which ones stood on the page. */
export function AlertReasonField({ field, alerts, hint }: Props) {
  if (alerts.length === 0) return null;
  return (
    <>
      <AlertsRead alerts={alerts} />
      <TextArea
        field={field}
        label={`Why are you proceeding despite the ${alerts.length === 1 ? "alert" : "alerts"}: ${alertNames(alerts)}?`}
        hint={hint}
        rows={3}
        limit={2_000}
      />
    </>
  );
}

/** Which alerts stood on the page: one that is raised meanwhile is read first. */
export function AlertsRead({ alerts }: { alerts: readonly Pick<AlertView, "id">[] }) {
  return (
    <>
      {alerts.map(({ id }) => (
        <HiddenField key={id} {...sent("alertsRead", id)} />
      ))}
    </>
  );
}
