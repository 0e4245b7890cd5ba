import type { SubmissionResult } from "@conform-to/react";
import { expect, it } from "vitest";
import { z } from "zod";
import { DecisionPage, type DecisionPageProps } from "./decision-page";
import { useFormOf } from "./schema-form";
import { rendered } from "./testing/rendered";
import { TextArea } from "./text-area";

const schema = z.object({ reason: z.string(), kind: z.string() });
const LOST = "The home can take him on Monday,\nand his sister later";

function Page({
  lastResult,
  ...over
}: Partial<DecisionPageProps> & { lastResult?: SubmissionResult<string[]> }) {
  const [form, fields] = useFormOf<typeof schema>({
    id: "one",
    lastResult,
    defaultValue: { reason: "As it stood before" },
  });
  return (
    <DecisionPage
      crumbs={[]}
      title="Refuse"
      form={form}
      formKey="key"
      button="Refuse"
      back={{ to: "/", words: "Back" }}
      {...over}
    >
      <TextArea field={fields.reason} label="Reason" />
    </DecisionPage>
  );
}
const sent = (reason: string): SubmissionResult<string[]> => ({
  status: "error",
  initialValue: { reason, kind: "no-place", rows: [{ note: "in a row" }], key: "0b2e", version: "3" },
  error: { "": ["It was decided meanwhile."] },
});

it("keeps what was written where the form has gone, and nothing that nobody wrote", () => {
  const html = rendered(<Page whyNot="It is decided" lastResult={sent(LOST)} />);
  expect(html).toContain(LOST);
  expect(html).toContain("in a row");
  expect(html).toContain("It is not saved");
  for (const never of ["<form", "no-place", "0b2e", "As it stood"]) expect(html).not.toContain(never);
});

it("says nothing of what was written where nothing was sent, or where the form still holds it", () => {
  expect(rendered(<Page whyNot="It is decided" />)).not.toContain("What you wrote");
  const open = rendered(<Page lastResult={sent(LOST)} />);
  expect(open).not.toContain("What you wrote");
  expect(open).toContain(LOST);
});

it("calls the texts by their names where a page has several", () => {
  const typed = [{ name: "kind", label: "Kind of refusal" }];
  const html = rendered(<Page whyNot="It is decided" lastResult={sent(LOST)} typed={typed} />);
  expect(html).toContain("Kind of refusal");
  expect(html).toContain("no-place");
  expect(html).not.toContain(LOST);
});
