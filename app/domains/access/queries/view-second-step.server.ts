import { demoCode } from "~/domains/access/demo-code.server";
import { factorsOf } from "~/domains/access/factors.server";

export type SecondStepView = {
  hasAuthenticator: boolean;
  hasPasskey: boolean;
  /** The code of a person of the demo, for whoever visits it; null for everybody else. */
  demoCode: string | null;
};

/** What the page needs that asks for a second factor. */
export async function viewSecondStep(personId: string): Promise<SecondStepView> {
  const [factors, code] = await Promise.all([factorsOf(personId), demoCode(personId)]);
  return {
    hasAuthenticator: factors.some(({ kind }) => kind === "authenticator"),
    hasPasskey: factors.some(({ kind }) => kind === "passkey"),
    demoCode: code ?? null,
  };
}
