import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { settingsSchema } from "~/domains/access/access.schema";
import type { SettingsView } from "~/domains/access/queries/view-settings.server";
import { keptDigest, savedMeanwhile } from "~/platform/forms/kept-version";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { SummaryList } from "~/ui/summary-list";
import { TextField } from "~/ui/text-field";

type Props = {
  kind: "council" | "provider";
  organisation: string;
  done: string | undefined;
  formKey: string;
  settings: SettingsView;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** What each kind of organisation reads beside the same fields. */
const WORDS = {
  council: {
    changes: "An admin or a team manager can change these.",
    phone: "Providers see it on everything you send them.",
    outOfHours: "For evenings, nights, weekends and bank holidays.",
  },
  provider: {
    changes: "An admin of your organisation can change these.",
    phone: "Councils see it on your answers, offers and placements.",
    outOfHours:
      "For evenings, nights, weekends and bank holidays. It is an emergency contact on every arrival plan.",
  },
} as const;

/** An organisation's numbers and its duty owner. */
export function SettingsPage(props: Props) {
  const { kind, organisation, done, settings } = props;
  const owner = settings.colleagues.find((colleague) => colleague.personId === settings.dutyOwner);
  const title = `Settings of ${organisation}`;
  if (settings.abilities.change) return <SettingsEditor {...props} title={title} />;
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title={title} lede={WORDS[kind].changes} />
      <SummaryList
        rows={[
          { key: "Telephone", value: settings.phone ?? "Not told us yet" },
          { key: "Out of hours", value: settings.outOfHoursPhone ?? "Not told us yet" },
          { key: "Duty owner", value: owner?.name ?? "Nobody yet" },
          // A council alone asks it of everybody.
          ...(kind === "council"
            ? [
                {
                  key: "2-step verification",
                  value: settings.secondFactorForAll ? "Needed by everyone" : "Needed by some roles",
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function savedRows(settings: SettingsView): { label: string; text: string }[] {
  const owner = settings.colleagues.find(({ personId }) => personId === settings.dutyOwner);
  return [
    { label: "Telephone", text: settings.phone ?? "" },
    { label: "Telephone out of hours", text: settings.outOfHoursPhone ?? "" },
    { label: "Duty owner", text: owner?.name ?? "" },
    ...(settings.abilities.secondFactor
      ? [{ label: "2-step verification for everyone", text: settings.secondFactorForAll ? "Yes" : "No" }]
      : []),
  ];
}

function SettingsEditor({ kind, title, done, formKey, settings, lastResult }: Props & { title: string }) {
  const [form, fields] = useFormOf<typeof settingsSchema>({
    id: "settings",
    lastResult,
    defaultValue: {
      phone: settings.phone ?? undefined,
      outOfHoursPhone: settings.outOfHoursPhone ?? undefined,
      dutyOwner: settings.dutyOwner ?? undefined,
      ...(settings.secondFactorForAll ? { secondFactorForAll: "on" } : {}),
    },
  });
  return (
    <>
      <ErrorSummary form={form} />
      {done ? <Banner tone="good" title={done} /> : null}
      <PageHeading title={title} />
      <Form method="post" className="max-w-read" {...getFormProps(form)} noValidate>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="expected" value={keptDigest(lastResult, settings.expected)} />
        {savedMeanwhile(lastResult) ? <SavedMeanwhile rows={savedRows(settings)} /> : null}
        <TextField
          field={fields.phone}
          label="Telephone"
          hint={WORDS[kind].phone}
          type="tel"
          width={20}
          optional
        />
        <TextField
          field={fields.outOfHoursPhone}
          label="Telephone out of hours"
          hint={WORDS[kind].outOfHours}
          type="tel"
          width={20}
          optional
        />
        <Select
          field={fields.dutyOwner}
          label="Duty owner"
          hint="Gets the open work of people who leave."
          emptyLabel="Nobody yet"
          options={settings.colleagues.map((colleague) => ({
            value: colleague.personId,
            label: `${colleague.name}, ${colleague.roles}`,
          }))}
          optional
        />
        {settings.abilities.secondFactor ? (
          <Checkbox
            field={fields.secondFactorForAll}
            label="Require 2-step verification for everyone"
            hint="Admins and everyone who can see who a child is always need one. This makes everyone else need one too."
          />
        ) : null}
        <Actions>
          <Button>Save</Button>
        </Actions>
      </Form>
    </>
  );
}
