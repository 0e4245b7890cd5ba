import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { keysOf } from "~/platform/forms/options";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Card } from "~/ui/card";
import { DecisionPage } from "~/ui/decision-page";
import { type Fact, Facts, Phone } from "~/ui/facts";
import { PageHeading } from "~/ui/page-heading";
import { useFormOf } from "~/ui/schema-form";
import { Select } from "~/ui/select";
import { useCouncilPaths } from "~/use-paths";
import { CASE_PARTS, FIELD_OF_PART } from "../case-parts.rules";
import type { casePeopleSchema } from "../people.schema";
import type { CasePeopleView } from "../queries/view-case-people.server";

type Props = {
  view: CasePeopleView;
  done: string | undefined;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

const HINTS = {
  "social-worker": "Is told of offers and of the placement.",
  "team-manager": "Both sides of a placement see the name and number.",
  iro: "Chairs the reviews. Cannot be somebody who works or has worked on this case, or manages it.",
} as const;

/** Who has which part of a child's case, and the form that names them. */
export function CasePeoplePage({ view, done, formKey, lastResult }: Props) {
  const paths = useCouncilPaths();
  const referral = paths.referral(view.reference);
  const [form, fields] = useFormOf<typeof casePeopleSchema>({
    id: "case-people",
    lastResult,
    defaultValue: Object.fromEntries(view.choices.map(({ part, value }) => [FIELD_OF_PART[part], value])),
  });
  const frame = {
    crumbs: [
      { label: "Referrals", to: paths.referrals() },
      { label: view.reference, to: referral.page() },
      { label: "Who does what" },
    ],
    title: "Who does what",
    above: `${view.headline} · ${view.reference}`,
  };
  const people = <Facts items={factsOf(view)} />;
  if (view.choices.length === 0)
    return (
      <>
        <Breadcrumbs items={frame.crumbs} />
        <PageHeading title={frame.title} above={frame.above} />
        <Card>{people}</Card>
      </>
    );
  return (
    <>
      {done ? <Banner tone="good" title={done} /> : null}
      <DecisionPage
        {...frame}
        form={form}
        formKey={formKey}
        version={keptVersion(lastResult, view.version)}
        button="Save"
        back={{ to: referral.page(), words: "Back to the referral" }}
        before={
          <div className="mb-5">
            <Card title="Now">{people}</Card>
          </div>
        }
      >
        {view.choices.map(({ part, options }) => (
          <Select
            key={part}
            field={fields[FIELD_OF_PART[part]]}
            label={CASE_PARTS[part].label}
            hint={HINTS[part]}
            emptyLabel="Nobody named yet"
            options={options}
            optional
          />
        ))}
      </DecisionPage>
    </>
  );
}

function factsOf({ people }: CasePeopleView): Fact[] {
  return keysOf(CASE_PARTS).flatMap((part): Fact[] => {
    const { label } = CASE_PARTS[part];
    const holders = people.filter((one) => one.part === part);
    if (holders.length === 0) return [{ key: label, value: "Nobody named yet" }];
    return holders.map(({ name, phone, since, former }, index) => ({
      // Two social workers are each a line.
      key: index === 0 ? label : `${label} (also)`,
      value: (
        <>
          {name}
          {phone ? (
            <>
              , <Phone number={phone} />
            </>
          ) : null}
          , since {since}
          {former ? ". No longer has this role" : ""}
        </>
      ),
    }));
  });
}
