import { formatPence } from "~/platform/forms/money";
import { DateField } from "~/ui/date-field";
import type { FormField } from "~/ui/form-field";
import { MoneyField } from "~/ui/money-field";
import { RadioGroup } from "~/ui/radio-group";
import { useFormOf } from "~/ui/schema-form";
import { TextArea } from "~/ui/text-area";
import { TextField } from "~/ui/text-field";
import type { askChangeSchema, moveChangeEndSchema } from "../changes/change.schema";
import { CHANGE_KINDS } from "../changes/change-kinds.options";
import type { ChangeRow } from "../queries/list-changes.server";
import { ChangeFrame } from "./change-frame";
import { type MovePageProps, otherSide } from "./placement-move-pages";

export type ChangePageProps = MovePageProps & { change: ChangeRow };

const readBy = (move: MovePageProps["move"]) =>
  `${otherSide(move)} reads this. No names of children or family.`;

/** Either side asks for a change to the fee. */
export function AskChangePage({ move, formKey, lastResult }: MovePageProps) {
  const [form, fields] = useFormOf<typeof askChangeSchema>({ id: "ask-change", lastResult });
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here="Ask for a change"
      title="Ask for a change to the fee"
      consequences={[
        ...whatFollows(move),
        "Nothing is payable before it is authorised. Nights before that are paid only if they are authorised too.",
      ]}
      button="Send the request"
    >
      <RadioGroup
        field={fields.kind}
        label="What changes"
        options={Object.entries(CHANGE_KINDS).map(([value, { label, hint }]) => ({ value, label, hint }))}
      />
      <TextField
        field={fields.label}
        label="What it pays for"
        hint="In a few words, for example: second worker at night. Do not name people."
      />
      <MoneyField
        field={fields.weeklyPence}
        label="Amount a week"
        hint={`What is added to the week, or taken off. For 40 hours at £22.50 an hour, enter ${formatPence(90_000).slice(1)}`}
      />
      <DateField
        field={fields.from}
        label="First night"
        hint={`For example, 27 3 2026.${move.started === null ? "" : " A night that has passed is shown as backdated, with its cost."}`}
      />
      <DateField
        field={fields.to}
        label="Last night"
        hint="It ends by itself after this night. Needed for extra staffing."
        optional
      />
      <Why fields={fields} move={move} />
    </ChangeFrame>
  );
}

/** Who has to say yes, in the order in which they do. */
function whatFollows(move: MovePageProps["move"]): string[] {
  return move.side === "council"
    ? [
        `${move.provider.name} is asked to agree.`,
        "Then a head of service, or above your council’s limit the director, decides. You cannot decide on your own request.",
      ]
    : [
        `${move.council.name} decides: a head of service, or above its limit the director. A social worker or broker cannot.`,
      ];
}

type Moved = ChangePageProps & { what: "extend" | "end" };

/** Either side asks that a change goes on, or ends early. */
export function MoveChangeEndPage({ what, move, change, formKey, lastResult }: Moved) {
  const [form, fields] = useFormOf<typeof moveChangeEndSchema>({ id: "change-end", lastResult });
  const extending = what === "extend";
  return (
    <ChangeFrame
      {...{ move, formKey, lastResult, form }}
      here={extending ? "Ask to extend it" : "Ask to end it early"}
      title={extending ? "Ask to extend a change" : "Ask to end a change early"}
      lede={`${change.title}. Paid ${change.paid ?? ""}.`}
      consequences={[
        ...whatFollows(move),
        extending
          ? "It stays payable only to its last night until the extension is authorised."
          : "It stays payable as it is until the end is authorised. Extensions of it end too.",
      ]}
      button="Send the request"
      version={change.version}
    >
      <DateField
        field={fields.to}
        label="New last night"
        hint={extending ? "For example, 27 3 2026" : "Today or later. For example, 27 3 2026"}
      />
      <Why fields={fields} move={move} />
    </ChangeFrame>
  );
}

function Why({
  fields,
  move,
}: {
  fields: { reason: FormField; evidence: FormField };
  move: MovePageProps["move"];
}) {
  return (
    <>
      <TextArea field={fields.reason} label="Reason" hint={readBy(move)} rows={4} limit={2_000} />
      <TextArea
        field={fields.evidence}
        label="Evidence"
        hint={`What shows that it is needed, and where it can be read. ${readBy(move)}`}
        rows={4}
        limit={2_000}
      />
    </>
  );
}
