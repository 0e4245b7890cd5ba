import type { SubmissionResult } from "@conform-to/react";
import { useSearchParams } from "@remix-run/react";
import { dateWords } from "~/domains/offers/cost-words.rules";
import { noticeOf } from "~/notices";
import { Anchor } from "~/ui/anchor";
import { AskFirst } from "~/ui/ask-first";
import { Banner } from "~/ui/banner";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { ErrorSummary } from "~/ui/error-summary";
import { PageHeading } from "~/ui/page-heading";
import { summaryOf } from "~/ui/row-field";
import { useCouncilPaths } from "~/use-paths";
import { sourceWords } from "../payment-upload.rules";
import type { UploadView } from "../queries/view-payment-upload.server";
import { UPLOAD_STATE_WORDS } from "./send-payment-file";
import { UploadCheck } from "./upload-check";
import { UploadColumns } from "./upload-columns";

type Props = { view: UploadView; formKey: string; lastResult: SubmissionResult<string[]> | undefined };

/** One payment file that was sent, as far as it is. */
export function PaymentUploadPage(props: Props) {
  const { view, formKey, lastResult } = props;
  const paths = useCouncilPaths();
  const [search] = useSearchParams();
  const page = paths.paymentUpload(view.id).page();
  // What was said of a press is over once the file is further.
  const waits = view.state === "reading" || view.state === "importing";
  const done = waits ? noticeOf("paymentUpload", search.get("done")) : undefined;
  const deletable = view.state !== "importing" && view.state !== "imported";
  if (deletable && search.has("delete") && !lastResult)
    return (
      <AskFirst
        title={`Delete “${view.fileName}”?`}
        button="Delete file"
        fields={{ key: formKey, intent: "delete", version: String(view.version) }}
        back={page}
      >
        <p>Nothing was imported from it. To import it later, send it again.</p>
      </AskFirst>
    );
  return (
    <>
      <Breadcrumbs
        items={[
          { label: "Payments", to: paths.payments() },
          { label: "Payment files", to: paths.paymentImports() },
          { label: view.fileName },
        ]}
      />
      <ErrorSummary
        form={summaryOf(String(lastResult?.initialValue?.intent ?? "columns"), lastResult?.error ?? {})}
      />
      {done ? <Banner tone="good" title={done} /> : null}
      {view.problem && view.state !== "refused" ? <Banner tone="now" title={sentence(view.problem)} /> : null}
      <PageHeading
        title={view.fileName}
        above={sourceWords(view.source)}
        lede={`${UPLOAD_STATE_WORDS[view.state]}. Sent ${dateWords(view.sentOn)}.`}
      />
      <div className="stack">
        <Stage {...props} />
        {deletable ? (
          <p>
            <Anchor to={`${page}?delete`}>Delete this file</Anchor>
          </p>
        ) : null}
      </div>
    </>
  );
}

function Stage(props: Props) {
  const { view } = props;
  const paths = useCouncilPaths();
  const { look, found } = view;
  switch (view.state) {
    case "reading":
      return (
        <Waiting view={view} title="We are reading the file">
          <p>This takes up to a minute for a large file. Nothing is imported yet.</p>
        </Waiting>
      );
    case "columns":
      return look ? <UploadColumns {...props} look={look} /> : null;
    case "checked":
      return found ? <UploadCheck {...props} found={found} /> : null;
    case "importing":
      return (
        <Waiting view={view} title="The file is being imported">
          <p>
            {view.rowsWritten === 0
              ? "We are reading the file again before its rows are written."
              : `${view.rowsWritten.toLocaleString("en-GB")} of ${found?.rows.toLocaleString("en-GB")} rows written.`}{" "}
            All of it is imported, or nothing. You can leave this page.
          </p>
        </Waiting>
      );
    case "imported":
      return (
        <EmptyState
          title="The file was imported"
          action={
            view.batchNumber === null ? undefined : (
              <ButtonLink to={paths.paymentImport(view.batchNumber).page()}>
                Open import {view.batchNumber}
              </ButtonLink>
            )
          }
        />
      );
    case "refused":
      return (
        <EmptyState
          title="This file cannot be imported"
          action={<ButtonLink to={paths.sendPaymentFile()}>Send another file</ButtonLink>}
        >
          <p>{sentence(view.problem ?? "")} Nothing was imported.</p>
        </EmptyState>
      );
  }
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Pages are never loaded again by themselves: whoever reads is not interrupted. */
function Waiting({ view, title, children }: { view: UploadView; title: string; children: React.ReactNode }) {
  const paths = useCouncilPaths();
  return (
    <EmptyState
      title={title}
      action={
        <Actions>
          <ButtonLink to={paths.paymentUpload(view.id).page()}>Refresh</ButtonLink>
        </Actions>
      }
    >
      {children}
    </EmptyState>
  );
}
