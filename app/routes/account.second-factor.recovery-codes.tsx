import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { recoveryCodesAction, recoveryCodesLoader } from "~/domains/access/pages/second-factor.server";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";
import { account } from "~/paths/access";
import { newFormKey } from "~/platform/ids";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Recovery codes - Homeward" }];
export const loader = recoveryCodesLoader;
export const action = recoveryCodesAction;

const OVERVIEW = account.secondFactor();

export default function RecoveryCodesPage() {
  const { left } = useLoaderData<typeof loader>();
  const made = useActionData<typeof action>();
  if (made) return <RecoveryCodes codes={made.recoveryCodes} next={OVERVIEW} />;
  return (
    <>
      <Breadcrumbs items={[{ label: "2-step verification", to: OVERVIEW }, { label: "Recovery codes" }]} />
      <PageHeading
        title="Make new recovery codes"
        lede={`You get ten new codes and see them once. ${left === 1 ? "The 1 code" : `The ${left} codes`} you have left will stop working.`}
      />
      <Form method="post">
        <HiddenField name="key" value={newFormKey()} />
        <Actions>
          <Button>Make new codes</Button>
          <ButtonLink tone="plain" to={OVERVIEW}>
            Cancel
          </ButtonLink>
        </Actions>
      </Form>
    </>
  );
}
