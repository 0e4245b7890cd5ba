import { Actions, Button, ButtonLink } from "~/ui/button";
import { DateField } from "~/ui/date-field";
import { plainField } from "~/ui/form-field";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { useOrganisationPaths } from "~/use-paths";
import type { TypedFilters } from "../audit.schema";
import { AUDIT_KINDS } from "../audit-kinds.rules";
import type { AuditView } from "../queries/view-audit.server";

/** Of looks at children a council's admin alone reads. */
const COUNCIL_ONLY = ["comparison"];

/** A form that only reads, so that its address can be kept and shared with another admin. */
export function AuditFilterForm(props: {
  typed: TypedFilters;
  view: Pick<AuditView, "people" | "errors">;
  council: boolean;
}) {
  const paths = useOrganisationPaths();
  const { typed, view, council } = props;
  const { errors } = view;
  const field = (name: "person" | "kind" | "reference") =>
    plainField(name, {
      value: typed[name],
      errors: name === "reference" && errors.reference ? [errors.reference] : undefined,
      formId: "audit",
    });
  const day = (name: "from" | "to") => ({
    ...plainField(name, { errors: errors[name] ? [errors[name]] : undefined, formId: "audit" }),
    initialValue: typed[name],
  });
  const kinds = Object.entries(AUDIT_KINDS)
    .filter(([value]) => council || !COUNCIL_ONLY.includes(value))
    .map(([value, label]) => ({ value, label }));
  const people = view.people.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <form method="get" action={paths.audit()} className="card" aria-label="Filter the audit log">
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        <Select field={field("person")} label="Person" options={people} emptyLabel="Anybody" />
        <Select field={field("kind")} label="Kind" options={kinds} emptyLabel="Everything" />
        <TextField
          field={field("reference")}
          label="Referral"
          hint="For example HW-7K3M9Q"
          width={10}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <DateField field={day("from")} label="From" hint="For example 27 11 2026" />
        <DateField field={day("to")} label="Up to and including" hint="For example 28 11 2026" />
      </div>
      <Actions>
        <Button>Filter</Button>
        <ButtonLink tone="plain" to={paths.audit()}>
          Clear
        </ButtonLink>
      </Actions>
    </form>
  );
}
