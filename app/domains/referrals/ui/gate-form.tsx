import { Form } from "@remix-run/react";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { Disclosure } from "~/ui/disclosure";
import { HiddenField } from "~/ui/hidden-field";
import { RadioGroup } from "~/ui/radio-group";
import { type FieldErrors, rowField } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Tag, Tags } from "~/ui/tag";
import { TextField } from "~/ui/text-field";
import type { Tone } from "~/ui/tones";
import type { gateDecisionsSchema } from "../gate.schema";
import { rowSays, saidBy } from "../gate-row.rules";
import type { GateItemView } from "../queries/gate-views.server";

const sent = sentBy<typeof gateDecisionsSchema>();

export const GATE_FORM = "gate";

const STATES: Record<GateItemView["state"], { words: string; tone: Tone }> = {
  "to-decide": { words: "To decide", tone: "soon" },
  "second-person": { words: "Waits for a second person", tone: "hold" },
  kept: { words: "Stays in", tone: "info" },
  decided: { words: "Decided", tone: "good" },
  masked: { words: "Masked for you", tone: "plain" },
};

type Typed = Record<"action" | "instead" | "reason" | "seen", string>;
type Props = {
  view: { items: readonly GateItemView[] };
  /** What was typed into a refused form, by term, and its messages by field name. */
  typed: ReadonlyMap<string, Typed>;
  errors: FieldErrors;
  formKey: string;
  /** Of the text that was read, where the command asks for it. */
  version?: number;
};

/** Every finding with what happens to it: what waits for a person first, what the machine did behind one press. */
export function GateForm({ view, typed, errors, formKey, version }: Props) {
  const rows = view.items.map((item, index) => ({ item, index, ...standing(item, typed.get(item.term)) }));
  const isOpen = ({ item, meanwhile }: (typeof rows)[number]) => item.state === "to-decide" || meanwhile;
  const open = rows.filter(isOpen);
  const done = rows.filter((row) => !isOpen(row));
  // Drawn anew once it stands otherwise: a browser would keep the old choice beside what the new page says was seen.
  const draw = ({ item, ...row }: (typeof rows)[number]) => (
    <GateItemFields key={`${item.term} ${item.stands}`} item={item} {...row} errors={errors} />
  );
  const wrongBelow = done.some(({ index }) =>
    Object.keys(errors).some((name) => name.startsWith(`items[${index}]`)),
  );
  return (
    <Form method="post" id={GATE_FORM} noValidate>
      <HiddenField name="key" value={formKey} />
      {version === undefined ? null : <HiddenField name="version" value={String(version)} />}
      <Card title={titleOf(open.length, view.items.length)}>
        {open.length > 0 ? (
          <>
            <p>Each may say who the child is. What you decide counts wherever the same words stand.</p>
            {open.map(draw)}
            <Actions>
              <Button>Save what I decided</Button>
              <Button tone="plain" {...sent("rest", "mask")}>
                Mask all the rest as suggested
              </Button>
            </Actions>
          </>
        ) : (
          <p>
            {view.items.length === 0 ? "Nothing in it was recognised." : "You have decided on everything."}
          </p>
        )}
        {done.length > 0 ? (
          <Disclosure summary={doneSummary(done.map(({ item }) => item))} open={wrongBelow}>
            {done.map(draw)}
            <Actions>
              <Button tone="plain">Save what I changed</Button>
            </Actions>
          </Disclosure>
        ) : null}
      </Card>
    </Form>
  );
}

/**
 * What a refused form brings back for a finding. A row that its reader left alone shows how it stands now; one that
 * says other than a colleague has decided meanwhile shows both.
 */
function standing(item: GateItemView, typed: Typed | undefined) {
  if (!typed || typed.seen === item.stands) return { typed, meanwhile: false };
  const says = rowSays(typed);
  return says === saidBy(typed.seen)
    ? { typed: undefined, meanwhile: false }
    : { typed, meanwhile: says !== saidBy(item.stands) };
}

function titleOf(open: number, all: number): string {
  if (open === 1) return "1 thing to decide";
  if (open > 1) return `${open} things to decide`;
  return all === 0 ? "Nothing to decide" : "Nothing left to decide";
}

function doneSummary(items: readonly GateItemView[]): string {
  const count = (state: GateItemView["state"]) => items.filter((item) => item.state === state).length;
  const parts = [
    [count("masked"), "masked for you"],
    [count("decided"), "decided"],
    [count("kept"), "left in"],
    [count("second-person"), "waiting for a second person"],
  ] as const;
  return `See and change: ${parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(", ")}`;
}

function GateItemFields({
  item,
  index,
  typed,
  meanwhile,
  errors,
}: {
  item: GateItemView;
  index: number;
  typed: Typed | undefined;
  /** It was decided otherwise since this was typed. */
  meanwhile: boolean;
  errors: Props["errors"];
}) {
  const chosen = typed?.action ?? (item.action === "" && item.tier === "auto" ? "mask" : item.action);
  const field = (name: "action" | "instead" | "reason", value: string) =>
    rowField(GATE_FORM, `items[${index}].${name}`, value, errors);
  const times = item.times === 1 ? "once" : item.times === 2 ? "twice" : `${item.times} times`;
  return (
    <div className="gate-item" id={`finding-${item.term}`}>
      <HiddenField name={`items[${index}].term`} value={item.term} />
      <HiddenField name={`items[${index}].seen`} value={item.stands} />
      <Tags>
        <Tag tone={STATES[item.state].tone}>{STATES[item.state].words}</Tag>
        {item.known ? <Tag tone="now">Known: the vault holds it</Tag> : null}
      </Tags>
      {meanwhile ? <SavedMeanwhile item={item} /> : null}
      <RadioGroup
        field={field("action", chosen)}
        label={
          <>
            {item.what}: “<bdi>{item.text}</bdi>”
          </>
        }
        hint={`${item.why}. It stands ${times}: ${item.where}.${
          item.by ? ` Left in by ${item.by.me ? "you" : item.by.name}.` : ""
        }`}
        options={[
          { value: "mask", label: <>Publish {item.suggestion} instead</> },
          {
            value: "words",
            label: "Publish other words",
            reveal: (
              <TextField
                field={field("instead", typed?.instead ?? item.instead)}
                label="What is published instead"
                autoComplete="off"
              />
            ),
          },
          {
            value: "keep",
            label: "Leave it in",
            hint: item.known ? "A second person must agree before it is sent" : undefined,
            reveal: (
              <TextField
                field={field("reason", typed?.reason ?? item.reason)}
                label="Why it may stay"
                autoComplete="off"
              />
            ),
          },
        ]}
      />
    </div>
  );
}

function SavedMeanwhile({ item }: { item: GateItemView }) {
  const said =
    item.action === "keep" ? item.reason : item.action === "words" ? item.instead : item.suggestion;
  return (
    <p>
      Saved meanwhile: {item.action === "keep" ? "leave it in, because" : "publish"} “<bdi>{said}</bdi>”
      {item.action === "keep" ? "" : " instead"}.
      {item.known && item.state === "kept" ? " A second person has agreed to it." : ""} What you chose is
      below and not saved yet.
    </p>
  );
}

/** What was typed into the rows of a refused form, by the finding that each is about. */
export function typedItems(initialValue: Record<string, unknown> | null | undefined): Map<string, Typed> {
  const items: unknown = initialValue?.items;
  const typed = new Map<string, Typed>();
  if (!Array.isArray(items)) return typed;
  for (const item of items as Record<string, unknown>[]) {
    const text = (name: string) => (typeof item?.[name] === "string" ? (item[name] as string) : "");
    if (text("term") !== "")
      typed.set(text("term"), {
        action: text("action"),
        instead: text("instead"),
        reason: text("reason"),
        seen: text("seen"),
      });
  }
  return typed;
}
