import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { secondFactorAction, secondFactorLoader } from "~/domains/access/pages/second-factor.server";
import { SecondFactorPage } from "~/domains/access/ui/second-factor-page";

export const meta: MetaFunction = () => [{ title: "2-step verification - Homeward" }];
export const loader = secondFactorLoader;
export const action = secondFactorAction;

export default function SecondFactor() {
  return <SecondFactorPage {...useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>()} />;
}
