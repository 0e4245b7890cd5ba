import type { SubmissionResult } from "@conform-to/react";
import { roleWords } from "~/domains/access/roles";
import { Anchor } from "~/ui/anchor";
import { Banner } from "~/ui/banner";
import { Checkbox } from "~/ui/checkbox";
import { DecisionPage } from "~/ui/decision-page";
import { HiddenField } from "~/ui/hidden-field";
import { sentBy, useFormOf } from "~/ui/schema-form";
import { usePlacementPaths } from "~/use-paths";
import type { signSchema } from "../agreement/agreement.schema";
import type { AgreementView } from "../queries/view-agreement.server";
import { AgreementText } from "./agreement-text";

const sent = sentBy<typeof signSchema>();

type Props = {
  agreement: AgreementView;
  shown: NonNullable<AgreementView["shown"]>;
  signer: string;
  formKey: string;
  lastResult: SubmissionResult<string[]> | undefined;
};

/** Signing the newest version, with all that it says on the same page. */
export function SignPage({ agreement, shown, signer, formKey, lastResult }: Props) {
  const paths = usePlacementPaths();
  const page = paths.agreement(agreement.reference);
  const [form, fields] = useFormOf<typeof signSchema>({ id: "sign", lastResult });
  const { agreed } = fields;
  // Ticked for one version is not ticked for the next.
  const { id, name, errorId, descriptionId } = agreed;
  const tried = Number(lastResult?.initialValue?.number);
  const replaced = Number.isSafeInteger(tried) && tried > 0 && tried < shown.number ? tried : null;
  const party = agreement.parties[agreement.side];
  return (
    <>
      <DecisionPage
        crumbs={[
          { label: "Agreements", to: paths.agreements() },
          { label: agreement.reference, to: page.page() },
          { label: "Sign" },
        ]}
        title={`Sign placement agreement ${agreement.reference}`}
        above={`${agreement.headline} · ${agreement.referral}`}
        lede={`Version ${shown.number}, issued by ${shown.issuedBy}. Read it below before you sign.`}
        consequences={[
          `You sign as ${signer}${agreement.signsAs ? `, ${roleWords(agreement.signsAs).toLowerCase()}` : ""}, for ${party}.`,
          "We ask you to confirm that it is you.",
          shown.signatures.length === 1
            ? "The other side has signed, so the agreement is in force once you sign."
            : "The agreement is in force once the other side has signed too.",
          "A signature cannot be taken back. A change makes a new version, which both sides sign.",
        ]}
        whyNot={agreement.whyNotSign}
        form={form}
        formKey={formKey}
        button={`Sign version ${shown.number}`}
        back={{ to: page.page(), words: "Go back" }}
        before={
          replaced === null ? undefined : (
            <Banner tone="soon" title={`Version ${replaced} was replaced by version ${shown.number}`}>
              <p>
                <Anchor to={page.version(replaced).page()}>Read version {replaced}</Anchor>, which you had
                open, or <Anchor to={page.version(shown.number).page()}>read version {shown.number}</Anchor>,
                which is below.
              </p>
            </Banner>
          )
        }
      >
        <Checkbox
          field={replaced === null ? agreed : { id, name, errorId, descriptionId }}
          label={`I have read version ${shown.number} and sign it for ${party}`}
        />
        <HiddenField {...sent("number", shown.number)} />
        <HiddenField {...sent("sha256", shown.sha256)} />
      </DecisionPage>
      <div className="stack mt-6">
        <AgreementText agreement={shown.content} />
      </div>
    </>
  );
}
