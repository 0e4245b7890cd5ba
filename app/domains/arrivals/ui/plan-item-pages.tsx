import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useSidePaths } from "~/use-paths";
import type { addItemSchema, removeItemSchema, untickSchema } from "../arrival.schema";
import type { PlanItemPageView } from "../queries/view-plan-item.server";

export type PlanItemPageProps = {
  view: PlanItemPageView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

function useAround({ view, formKey, lastResult }: PlanItemPageProps, here: string) {
  const paths = useSidePaths();
  const placement = paths.placement(view.reference);
  const page = placement.plan(view.kind).page();
  return {
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: view.reference, to: placement.page() },
      { label: view.title, to: page },
      { label: here },
    ],
    above: `${view.child} at ${view.service} · ${view.reference}`,
    title: here,
    whyNot: view.whyNot,
    formKey,
    version: keptVersion(lastResult, view.version),
    back: { to: page, words: "Cancel" },
  };
}

const readBy = (view: PlanItemPageView) => `${view.other} reads this. No names of children or family.`;

/** A tick, or that an item is not needed, is taken back with the reason. */
export function UntickPage(props: PlanItemPageProps) {
  const { view, lastResult } = props;
  const skipped = view.item?.notNeeded ?? false;
  const [form, fields] = useFormOf<typeof untickSchema>({ id: "untick", lastResult });
  return (
    <DecisionPage
      {...useAround(props, skipped ? "This is needed after all" : "Untick an item")}
      lede={`${view.item?.label ?? ""}. ${view.item?.history ?? ""}.`}
      consequences={[
        "It goes back on your list.",
        "What you write stays on record, and the other side reads it.",
      ]}
      form={form}
      button={skipped ? "Put it back on the list" : "Untick"}
    >
      <TextArea
        field={fields.why}
        label={skipped ? "Why it is needed" : "Why it is not done"}
        hint={readBy(view)}
        rows={3}
        limit={300}
      />
    </DecisionPage>
  );
}

/** A side adds an item of its own. */
export function AddItemPage(props: PlanItemPageProps) {
  const { view, lastResult } = props;
  const [form, fields] = useFormOf<typeof addItemSchema>({ id: "add-item", lastResult });
  return (
    <DecisionPage {...useAround(props, "Add an item")} form={form} button="Add the item">
      <TextField field={fields.label} label="What has to be done" hint={readBy(view)} autoComplete="off" />
      <Checkbox
        field={fields.before}
        label={`It must be done before the child ${view.kind === "arrival" ? "arrives" : "leaves"}`}
      />
    </DecisionPage>
  );
}

/** A side removes an open item that it added. */
export function RemoveItemPage(props: PlanItemPageProps) {
  const { view, lastResult } = props;
  const [form] = useFormOf<typeof removeItemSchema>({ id: "remove-item", lastResult });
  return (
    <DecisionPage
      {...useAround(props, "Remove an item")}
      lede={`${view.item?.label ?? ""}.`}
      consequences={["Neither side will see it any more."]}
      form={form}
      button="Remove the item"
      dangerous
    >
      {null}
    </DecisionPage>
  );
}
