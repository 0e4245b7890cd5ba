import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { renewRecoveryCodes } from "~/domains/access/commands/renew-recovery-codes.server";
import { recoveryCodesOnce } from "~/domains/access/pages/recovery-codes.server";
import { viewSecondFactor } from "~/domains/access/queries/view-second-factor.server";
import { requirePerson } from "~/domains/access/require-person.server";
import { RecoveryCodes } from "~/domains/access/ui/recovery-codes";
import { account } from "~/paths/access";
import { newFormKey } from "~/platform/ids";
import { Breadcrumbs } from "~/ui/breadcrumbs";
import { Actions, Button, ButtonLink } from "~/ui/button";
import { HiddenField } from "~/ui/hidden-field";
import { PageHeading } from "~/ui/page-heading";

export const meta: MetaFunction = () => [{ title: "Recovery codes - Homeward" }];

const OVERVIEW = account.secondFactor();

export async function loader({ request }: LoaderFunctionArgs) {
  const { factors, recoveryCodesLeft } = await viewSecondFactor(await requirePerson(request));
  if (factors.length === 0) throw redirect(OVERVIEW);
  return { left: recoveryCodesLeft };
}

export async function action({ request }: ActionFunctionArgs) {
  const recoveryCodes = await renewRecoveryCodes(await requirePerson(request));
  return recoveryCodesOnce({ recoveryCodes }, null);
}

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
