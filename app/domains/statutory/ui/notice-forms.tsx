import type { SubmissionResult } from "@conform-to/react";
import { keptVersion } from "~/platform/forms/kept-version";
import { optionsOf } from "~/platform/forms/options";
import { DecisionPage } from "~/ui/decision-page";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldsOf, useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import { useCouncilPaths } from "~/use-paths";
import type { LeftOutForm, LetterForm, notSentSchema } from "../notice.schema";
import {
  CARE_PLAN,
  isFamily,
  isParent,
  leftOutOf,
  leftOutWords,
  TELLS,
  tellsOfEnd,
  WAYS,
} from "../notice-parts.options";
import type { LetterFormView, NoticeForm, SentNotice } from "../queries/view-notice-form.server";
import { NO_NAMES } from "./statutory-forms";

type Sent = { formKey: string; lastResult: SubmissionResult<string[]> | undefined };

function useAround(reference: string, here: string) {
  const paths = useCouncilPaths();
  const steps = paths.statutory(reference);
  return {
    crumbs: [
      { label: "Placements", to: paths.placements() },
      { label: reference, to: paths.placement(reference).page() },
      { label: "Statutory steps", to: steps.page() },
      { label: "Notifications", to: steps.notices() },
      { label: here },
    ],
    above: reference,
    back: { to: steps.notices(), words: "Go back" },
  };
}

/** The letter to one person: to whom, how, what it tells of the place, and what the council adds. */
export function LetterFormPage({ view, formKey, lastResult }: Sent & { view: LetterFormView }) {
  const { letter, part } = view;
  const [form, fields] = useFormOf<LetterForm>({
    id: "letter",
    lastResult,
    defaultValue: { ...letter, how: view.how, tells: view.tells, withheldWhy: view.withheldWhy } as never,
  });
  return (
    <DecisionPage
      {...useAround(view.reference, `Letter: ${view.who}`)}
      title={`Letter: ${view.who}`}
      lede={`${view.title}. ${view.regulation}. ${view.due}.`}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Save the letter"
    >
      <TextField
        field={fields.name}
        label="Name"
        hint={
          part === "child"
            ? "On the envelope. The letter begins with the name the child is known by."
            : "As the letter addresses them, for example Ms Ngozi Okafor"
        }
      />
      <RadioGroup
        field={fields.how}
        label="How will you send it?"
        options={optionsOf(WAYS).map((option) =>
          option.value === "secure-email"
            ? {
                ...option,
                reveal: <TextField field={fields.email} label="Email address it goes to" type="email" />,
              }
            : option,
        )}
      />
      <TextArea field={fields.address} label="Postal address" rows={4} limit={400} optional />
      {isFamily(part) ? <PlaceTold fields={fields} view={view} /> : null}
      {view.place === "carers" ? (
        <TextField
          field={fields.carers}
          label={
            tellsOfEnd(part)
              ? "Who the child lives with, as the letter says it"
              : "Who the child will live with, as the letter says it"
          }
          hint="For example, Sam and Priya Carter"
          optional={tellsOfEnd(part)}
        />
      ) : null}
      {tellsOfEnd(part) ? null : (
        <TextArea
          field={fields.where}
          label="Address where the child lives or will live"
          hint={isFamily(part) ? "Left out of the letter if they must not be told." : undefined}
          rows={3}
          limit={300}
        />
      )}
      <TextArea
        field={fields.words}
        label={
          part === "area-authority"
            ? "The child's assessed needs, and why this placement is the most suitable"
            : "What else the letter says"
        }
        hint={HINTS[part] ?? (tellsOfEnd(part) ? ENDS : BEGINS)}
        rows={8}
        limit={3_000}
        optional={part !== "area-authority"}
      />
      {part === "area-authority" ? (
        <RadioGroup field={fields.carePlan} label="Care plan" options={optionsOf(CARE_PLAN)} />
      ) : null}
    </DecisionPage>
  );
}

const BEGINS = "The letter says from when, where and whom to ask. Leave a blank line between paragraphs.";
const ENDS = "The letter says when the placement ends and whom to ask. Leave out where the child goes.";

const HINTS: Readonly<Record<string, string>> = {
  child: "In words the child understands: who will be there, when family time is, what they can bring.",
  "area-authority":
    "Regulation 13(4)(b) asks for both, beside the care plan. Leave a blank line between paragraphs.",
};

const ACCOMMODATED =
  "Parents of a child who is not in care must be kept informed of where the child lives, as far as is reasonably practicable (Children Act 1989, Schedule 2, paragraph 15(2)). Ask legal services before you withhold it.";
/** The duty to keep parents informed: the council may withhold it of a child in care alone. */
const LAW: Readonly<Record<LetterFormView["lookedAfter"], string>> = {
  "in-care":
    "Of a child in care, the council may withhold it where it has reasonable cause to believe that telling them would prejudice the child's welfare (Children Act 1989, Schedule 2, paragraph 15(4)).",
  accommodated: ACCOMMODATED,
  no: ACCOMMODATED,
  "not-sure":
    "Check the child's legal status first. Only for a child in care may the council withhold it, where it has reasonable cause to believe that telling them would prejudice the child's welfare (Children Act 1989, Schedule 2, paragraph 15(4)). Otherwise parents must be kept informed (paragraph 15(2)): ask legal services.",
};

function PlaceTold({ fields, view }: { fields: FieldsOf<LetterForm>; view: LetterFormView }) {
  const law = isParent(view.part)
    ? LAW[view.lookedAfter]
    : "Say where the child lives only if they need to know. Check the court order and the safety plan.";
  return (
    <RadioGroup
      field={fields.tells}
      label="Does the letter say where the child lives?"
      hint={law}
      options={optionsOf(TELLS).map((option) =>
        option.value === "withheld"
          ? {
              ...option,
              reveal: (
                <TextArea
                  field={fields.withheldWhy}
                  label="Who decided this, when and why"
                  hint={`This is not in the letter. ${NO_NAMES}`}
                  rows={3}
                  limit={500}
                />
              ),
            }
          : option,
      )}
    />
  );
}

const OF_HARM = "For a risk of significant harm, say who decided this, when and why.";

/** Somebody whom the law names is not told. */
export function LeaveOutPage({
  view,
  formKey,
  lastResult,
}: Sent & { view: NoticeForm & { leftOut: string; leftOutWhy: string } }) {
  const reasons = leftOutOf(view.code, view.part);
  const harm = reasons.includes("harm");
  const [form, fields] = useFormOf<LeftOutForm>({
    id: "leave-out",
    lastResult,
    defaultValue: { leftOut: view.leftOut, leftOutWhy: view.leftOutWhy } as never,
  });
  return (
    <DecisionPage
      {...useAround(view.reference, `Not notified: ${view.who}`)}
      title={`Not notified: ${view.who}`}
      lede={`${view.title}. ${view.regulation}.`}
      consequences={["They will not be notified. Any unsent letter to them is deleted."]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Record"
    >
      <RadioGroup
        field={fields.leftOut}
        label="Why are they not notified?"
        options={reasons.map((value) => ({ value, label: leftOutWords(view.code, view.part, value) }))}
      />
      <TextArea
        field={fields.leftOutWhy}
        label="How you know"
        hint={`${harm ? `${OF_HARM} ` : ""}${NO_NAMES}`}
        rows={4}
        limit={500}
      />
    </DecisionPage>
  );
}

/** A letter was recorded as sent, and was not. */
export function NotSentPage({ view, formKey, lastResult }: Sent & { view: SentNotice }) {
  const [form] = useFormOf<typeof notSentSchema>({ id: "not-sent", lastResult });
  return (
    <DecisionPage
      {...useAround(view.reference, "Not sent")}
      title={`Letter not sent: ${view.who}`}
      consequences={["The notification is missing again.", "The letter can be changed and sent."]}
      whyNot={view.whyNot}
      form={form}
      formKey={formKey}
      version={keptVersion(lastResult, view.version)}
      button="Mark as not sent"
    />
  );
}
