import { Form } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import type { IntendedLength } from "~/domains/referrals/referral.options";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { NumberField } from "~/ui/number-field";
import { type FieldErrors, rowField, summaryOf } from "~/ui/row-field";
import { sentBy } from "~/ui/schema-form";
import { Tag } from "~/ui/tag";
import { TextArea } from "~/ui/text-area";
import { TimeField } from "~/ui/time-field";
import { MAX_LINES } from "../offer.schema";
import { costDraft, type DraftCosting } from "../offer-draft.rules";
import type { OfferDraft, offerDraftFormSchema } from "../offer-draft.schema";
import type { ImpactProgress } from "../queries/view-offer-draft.server";
import { OfferLineFields } from "./offer-line-fields";
import { RunningTotal } from "./running-total";

const sent = sentBy<typeof offerDraftFormSchema>();

export const OFFER_FORM = "offer";

type Props = {
  values: OfferDraft;
  /** How far the impact assessment is, which has a page of its own; null where no draft is left. */
  impact: ImpactProgress | null;
  errors: FieldErrors;
  formKey: string;
  /** When the draft was saved, in milliseconds: whether a colleague saved another meanwhile is told by it. */
  seen: number;
  /** How long the placement is meant to last, where the referral says so. */
  intended: IntendedLength | null;
  now: Date;
};

/**
 * The offer as it is written. Works without scripts: the buttons save what was typed and come back. With scripts
 * the totals follow the typing, by the same rules as on the server.
 */
export function OfferForm({ values, impact, errors, formKey, seen, intended, now }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const [costing, setCosting] = useState<DraftCosting>(() => costDraft(values, now, intended));
  const [alive, setAlive] = useState(false);
  const work = () => {
    if (form.current) setCosting(costDraft(typedIn(form.current, values.lines.length), now, intended));
  };
  // What a browser restored (back, reload) was typed before any script ran.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come alive
  useEffect(() => {
    work();
    setAlive(true);
  }, []);
  const field = (name: keyof OfferDraft) => rowField(OFFER_FORM, name, values[name], errors);
  const linesWrong = errors.lines?.length ? errors.lines : null;
  return (
    <Form
      method="post"
      id={OFFER_FORM}
      ref={form}
      reloadDocument
      noValidate
      onInput={work}
      onChange={work}
      autoComplete="off"
    >
      <ErrorSummary form={summaryOf(OFFER_FORM, errors)} />
      {/* Enter in a box presses the first button of a form: that must save, not remove a line. */}
      <button type="submit" {...sent("intent", "save")} className="sr-only" tabIndex={-1} aria-hidden="true">
        Save
      </button>
      <HiddenField name="key" value={formKey} />
      <HiddenField name="version" value={seen} />
      <Card title="The place">
        <DateField
          field={field("startOn")}
          label="When can the placement start?"
          hint="For example, 27 11 2026"
        />
        <DateField
          field={field("heldUntilOn")}
          label="Until when do you hold the place?"
          hint="After that the offer expires by itself, and you may offer again."
        />
        <TimeField
          field={field("heldUntilAt")}
          label="Until what time on that day?"
          hint="London time, for example 17:30. Empty: 17:00."
        />
        <NumberField
          field={field("childrenLiving")}
          label="How many children live there now?"
          hint="0 when nobody does. Empty: you do not tell."
          optional
        />
      </Card>
      <section id={`${OFFER_FORM}-lines`} className="mt-6" aria-labelledby="lines-title">
        <h2 id="lines-title">What it costs</h2>
        <p className="lede">
          A line for each thing, so that the council can lay offers side by side. A discount is taken off.
        </p>
        {linesWrong?.map((words) => (
          <p className="error" key={words}>
            <span className="sr-only">Error: </span>
            {words}
          </p>
        ))}
        {values.lines.map((line, index) => (
          <OfferLineFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rows move only with a new page
            key={index}
            formId={OFFER_FORM}
            index={index}
            line={line}
            errors={errors}
            cost={costing.lines[index]}
            alive={alive}
          />
        ))}
        {values.lines.length < MAX_LINES ? (
          <Button tone="plain" {...sent("intent", "add-line")}>
            Add a line
          </Button>
        ) : (
          <p className="why">An offer has at most {MAX_LINES} lines.</p>
        )}
        <RunningTotal costing={costing} />
      </section>
      <Card title="How it would be">
        <TextArea
          field={field("needsMet")}
          label="How would you meet the needs?"
          hint="In short: the council reads it beside the other offers, and the impact assessment takes each need in turn. Do not name children."
          rows={6}
          limit={4_000}
        />
        <TextArea
          field={field("effectOnChildren")}
          label="What would it mean for the children who live there?"
          hint="Say whether they were asked. When nobody lives there, say so."
          rows={5}
          limit={4_000}
        />
      </Card>
      {impact ? <ImpactTask progress={impact} problems={errors.impact ?? []} /> : null}
      <div className="mt-6">
        <Actions>
          <Button {...sent("intent", "check")}>Check the offer</Button>
          <Button tone="plain" {...sent("intent", "save")}>
            Save and work out the cost
          </Button>
        </Actions>
      </div>
    </Form>
  );
}

const PROGRESS = {
  complete: { words: "Complete", tone: "good" },
  follows: { words: "Follows within 24 hours", tone: "soon" },
} as const;

/** The other part of the offer: the button keeps what was typed here and leads to it. */
function ImpactTask({ progress, problems }: { progress: ImpactProgress; problems: readonly string[] }) {
  const status =
    progress.state === "open"
      ? ({
          words: progress.gaps === 1 ? "1 answer missing" : `${progress.gaps} answers missing`,
          tone: "soon",
        } as const)
      : PROGRESS[progress.state];
  return (
    <Card title="Impact assessment">
      {problems.map((words) => (
        <p className="error" key={words}>
          <span className="sr-only">Error: </span>
          {words}
        </p>
      ))}
      <p>
        How you would meet each need, the impact on this child and the children already there, and daily life.{" "}
        <Tag tone={status.tone}>{status.words}</Tag>
      </p>
      <Button id={`${OFFER_FORM}-impact`} tone="plain" {...sent("intent", "impact")}>
        Write the impact assessment
      </Button>
    </Card>
  );
}

/** What stands in the form at this moment, as far as the sums need it. */
function typedIn(form: HTMLFormElement, count: number): Pick<OfferDraft, "startOn" | "lines"> {
  const data = new FormData(form);
  const text = (name: string) => {
    const value = data.get(name);
    return typeof value === "string" ? value : "";
  };
  const date = (name: string) => ({
    day: text(`${name}.day`),
    month: text(`${name}.month`),
    year: text(`${name}.year`),
  });
  const lines = Array.from({ length: count }, (_line, index) => {
    const at = `lines[${index}]`;
    return {
      kind: text(`${at}.kind`),
      description: text(`${at}.description`),
      charge: text(`${at}.charge`),
      basis: text(`${at}.basis`),
      amount: text(`${at}.amount`),
      hours: text(`${at}.hours`),
      staff: text(`${at}.staff`),
      miles: text(`${at}.miles`),
      times: text(`${at}.times`),
      from: date(`${at}.from`),
      to: date(`${at}.to`),
      outcome: text(`${at}.outcome`),
      evidence: text(`${at}.evidence`),
      reviewOn: date(`${at}.reviewOn`),
    };
  });
  return { startOn: date("startOn"), lines };
}
