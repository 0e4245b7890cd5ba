import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { signInCodeAction, signInCodeLoader } from "~/domains/access/pages/second-step.server";
import { CodePage } from "~/domains/access/ui/code-page";
import { SignOut } from "~/domains/access/ui/organisation-shell";
import { entry } from "~/paths/access";

export const meta: MetaFunction = () => [{ title: "Enter your security code - Homeward" }];
export const loader = signInCodeLoader;
export const action = signInCodeAction;

export default function SignInCodePage() {
  return (
    <>
      <CodePage
        {...useLoaderData<typeof loader>()}
        title="Enter your security code"
        lede="Your password was right. Now prove that it is you."
        button="Sign in"
        passkeyPage={entry.passkey()}
        lastResult={useActionData<typeof action>()}
      />
      <div className="mt-6">
        <SignOut />
      </div>
    </>
  );
}
