import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { keptVersion, savedMeanwhile } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Checkbox } from "~/ui/checkbox";
import { Disclosure } from "~/ui/disclosure";
import { errorsOf } from "~/ui/form-field";
import { HiddenField } from "~/ui/hidden-field";
import { type FieldErrors, rowField } from "~/ui/row-field";
import { SavedMeanwhile } from "~/ui/saved-meanwhile";
import { Select } from "~/ui/select";
import { TextField } from "~/ui/text-field";
import { TimeField } from "~/ui/time-field";
import { ESCORTS, HANDOVERS } from "../escorts.options";
import type { ArrivalPlanView, PlanItemView } from "../queries/view-arrival-plan.server";

export const PLAN_FORM = "plan";
type LastResult = SubmissionResult<string[]> | undefined;
type Typed = { key?: string; done?: string; notNeeded?: string; value?: string; note?: string };

/** What was typed last, by item: after a colleague's save the places of a form are others. */
function typedIn(lastResult: LastResult): Typed[] {
  const sent = lastResult?.initialValue?.items;
  return Array.isArray(sent) ? (sent as Typed[]) : [];
}

/** The errors of a refused form; those of an item stand at its place now. */
export function planErrors(lastResult: LastResult): FieldErrors {
  return lastResult?.error ?? {};
}

type Props = { plan: ArrivalPlanView; formKey: string; lastResult: LastResult };

/** One's own open items as one form: what is ticked is done, and any number is ticked at once. */
export function PlanForm({ plan, formKey, lastResult }: Props) {
  const open = plan.items[plan.side].filter(({ done }) => !done);
  const [before, after] = [open.filter((item) => item.before), open.filter((item) => !item.before)];
  const other = plan.side === "council" ? plan.provider.name : plan.council.name;
  const typed = typedIn(lastResult);
  const fields = (items: PlanItemView[], from: number) =>
    items.map((item, index) => (
      <ItemFields
        key={item.key}
        item={item}
        index={from + index}
        typed={typed.find(({ key }) => key === item.key)}
        errors={planErrors(lastResult)}
      />
    ));
  if (open.length === 0) return null;
  return (
    <Card title="Your side: tick what is done">
      <p className="mb-4">{other} reads your notes. No names of children or family.</p>
      <Form method="post" id={PLAN_FORM} noValidate>
        {before.length > 0 ? (
          <h3>Before the child {plan.kind === "arrival" ? "arrives" : "leaves"}</h3>
        ) : null}
        {fields(before, 0)}
        {after.length > 0 ? <h3>On the day or after</h3> : null}
        {fields(after, before.length)}
        <HiddenField name="version" value={keptVersion(lastResult, plan.version)} />
        <HiddenField name="key" value={formKey} />
        <Actions>
          <Button>Save the plan</Button>
        </Actions>
      </Form>
    </Card>
  );
}

type ItemProps = { item: PlanItemView; index: number; typed: Typed | undefined; errors: FieldErrors };

function ItemFields({ item, index, typed, errors }: ItemProps) {
  const name = (part: keyof Typed) => `items[${index}].${part}`;
  const field = (part: keyof Typed, begins: string) =>
    rowField(PLAN_FORM, name(part), typed ? typed[part] : begins, errors);
  const note = field("note", item.note);
  const notNeeded = field("notNeeded", "");
  return (
    <div className="mb-5">
      <HiddenField name={name("key")} value={item.key} />
      <Checkbox field={field("done", "")} label={item.label} hint={hintOf(item)} />
      <AnswerField item={item} field={field("value", item.value)} />
      <Disclosure
        summary={
          item.note === ""
            ? "Add a note, or say it is not needed"
            : "Change the note, or say it is not needed"
        }
        open={
          item.note !== "" ||
          Boolean(typed?.note || typed?.notNeeded) ||
          errorsOf(note).length + errorsOf(notNeeded).length > 0
        }
      >
        <Checkbox
          field={notNeeded}
          label={<Named words="Not needed" item={item} />}
          hint="Say why in the note."
        />
        <TextField field={note} label={<Named words="Note" item={item} />} autoComplete="off" optional />
      </Disclosure>
    </div>
  );
}

function hintOf(item: PlanItemView) {
  if (!item.overdue && !item.history) return item.hint ?? undefined;
  return (
    <>
      {item.hint ? <>{item.hint} </> : null}
      {item.overdue ? <strong>Overdue. </strong> : null}
      {item.history}
    </>
  );
}

/** The same word for every item, with the item for those who hear it alone. */
const Named = ({ words, item }: { words: string; item: PlanItemView }) => (
  <>
    {words} <span className="sr-only">({item.label})</span>
  </>
);

function AnswerField({ item, field }: { item: PlanItemView; field: ReturnType<typeof rowField> }) {
  if (item.takes === null) return null;
  if (item.takes === "time") return <TimeField field={field} label={<Named words="Time" item={item} />} />;
  return (
    <Select
      field={field}
      label={<Named words={item.takes === "escort" ? "Who" : "How"} item={item} />}
      options={optionsOf(item.takes === "escort" ? ESCORTS : HANDOVERS)}
    />
  );
}

/** After a colleague saved first: what is saved of each item that the form had otherwise, and what was typed of one that is done. */
export function PlanSavedMeanwhile({ plan, lastResult }: Pick<Props, "plan" | "lastResult">) {
  if (!savedMeanwhile(lastResult)) return null;
  const rows = typedIn(lastResult).flatMap((typed) => {
    const item = plan.items[plan.side].find(({ key }) => key === typed.key);
    if (!item) return [];
    const note = typed.note ?? "";
    if (!item.done && item.note === note && item.value === (typed.value ?? "")) return [];
    const saved = [item.done ? item.history : "Not ticked", item.says, item.note].filter(Boolean).join(". ");
    const lost = item.done && note !== "" && note !== item.note ? `\nYou wrote: ${note}` : "";
    return [{ label: item.label, text: `${saved}${lost}` }];
  });
  return rows.length === 0 ? null : <SavedMeanwhile rows={rows} />;
}
