import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { Banner } from "~/ui/banner";
import { Actions, Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { ErrorSummary } from "~/ui/error-summary";
import { HiddenField } from "~/ui/hidden-field";
import { Stack } from "~/ui/layout";
import type { ReferralPageView } from "../queries/view-referral-page.server";
import { CHILD_QUESTIONS } from "./child-questions";
import { PAGE_QUESTIONS } from "./page-questions";
import type { QuestionGroup } from "./question";
import { QuestionField } from "./question-field";

type Props = {
  view: ReferralPageView;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** One page of the task list as a form. The same for every page: the questions are data. */
export function ReferralPageForm({ view, formKey, lastResult }: Props) {
  const [form, fields] = useForm<Record<string, string>>({
    id: "page",
    lastResult,
    defaultValue: view.values as Record<string, string>,
  });
  const groups = view.page === "child" ? CHILD_QUESTIONS : PAGE_QUESTIONS[view.page];
  // A refused form keeps the text it was filled from, so that a change made meanwhile is still noticed.
  const sent = lastResult?.initialValue?.seen;
  return (
    <>
      <ErrorSummary form={form} />
      {view.page === "child" ? <VaultNote /> : null}
      {view.amending ? <AmendingNote /> : null}
      <Form method="post" id={form.id} noValidate>
        <Stack>
          {groups.map((group) => (
            <Group key={group.heading ?? ""} group={group}>
              {group.questions.map((question) => {
                const field = fields[question.field];
                return field ? (
                  <QuestionField key={question.field} question={question} field={field} />
                ) : null;
              })}
            </Group>
          ))}
        </Stack>
        <HiddenField name="key" value={formKey} />
        <HiddenField name="seen" value={typeof sent === "string" ? sent : view.seen} />
        <div className="mt-5">
          <Actions>
            <Button name="then" value="continue">
              Save and continue
            </Button>
            <Button tone="plain" name="then" value="back">
              Save and go back
            </Button>
          </Actions>
        </div>
        <p className="why mt-2">“Save and go back” keeps what you wrote, also when it is not complete.</p>
      </Form>
    </>
  );
}

function Group({ group, children }: { group: QuestionGroup; children: ReactNode }) {
  return (
    <Card title={group.heading}>
      {group.lede ? <p className="lede">{group.lede}</p> : null}
      {children}
    </Card>
  );
}

function VaultNote() {
  return (
    <Banner title="This page stays with your council">
      <p>
        It is kept encrypted and apart from the referral. Providers see the age in completed years and the
        gender, nothing else. Each time somebody opens this page, we note who and when.
      </p>
    </Banner>
  );
}

function AmendingNote() {
  return (
    <Banner tone="soon" title="This referral has been sent">
      <p>
        What you save here is your own copy. Providers see it when you send the changes: what changed is
        marked, and live offers are asked to confirm.
      </p>
    </Banner>
  );
}
