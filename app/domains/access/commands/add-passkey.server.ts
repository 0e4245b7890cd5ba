import { takeChallenge } from "~/domains/access/ceremonies.server";
import type { SetUp } from "~/domains/access/commands/set-up-authenticator.server";
import { activeFactors, endSessionsWithout, noteAccount } from "~/domains/access/factors.server";
import type { MadePasskey } from "~/domains/access/passkey.schema";
import { addPasskey as add } from "~/domains/access/passkeys.server";
import { makeRecoveryCodes } from "~/domains/access/recovery-codes.server";
import { confirmSession, type SignedInSession } from "~/domains/access/session.server";
import { transaction } from "~/platform/database/transaction.server";
import { invalid, type Refusal } from "~/platform/refusal";
import { err, ok, type Result } from "~/platform/result";

/** More than anybody has devices. */
const MAX_PASSKEYS = 10;

/** Adds a passkey of the person, made for the challenge that this browser was given in this session. */
export async function addPasskey(
  request: Pick<Request, "url" | "headers">,
  { session, name, made }: { session: SignedInSession; name: string; made: MadePasskey },
): Promise<Result<SetUp, Refusal>> {
  const { personId, id: sessionId } = session;
  const challenge = await takeChallenge(request, { purpose: "register", sessionId });
  if (!challenge) return err(invalid("This took too long. Try again: it has to be done in five minutes."));
  const done = await transaction("auth", {}, async (tx) => {
    const before = await activeFactors(tx, personId);
    if (before.length >= MAX_PASSKEYS) return undefined;
    if (!(await add(tx, { personId, name, made, challenge }))) return undefined;
    await noteAccount(tx, personId, "passkey-added");
    if (before.length > 0) return { recoveryCodes: [] };
    await endSessionsWithout(tx, personId, sessionId);
    return { recoveryCodes: await makeRecoveryCodes(tx, personId) };
  });
  if (!done)
    return err(
      invalid(
        "This passkey could not be added. It may be on your account already, or it did not check that it was you.",
      ),
    );
  await confirmSession(sessionId, "factor");
  return ok(done);
}
