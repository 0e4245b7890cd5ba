import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { MadePasskey, UsedPasskey } from "~/domains/access/passkey.schema";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/database/transaction.server";
import { env } from "~/platform/env.server";
import { newId } from "~/platform/ids";

/** Passkeys (WebAuthn level 2), the only file that knows the library. The person proves themself to the device each time. */
const place = () => {
  const { origin, hostname } = new URL(env().APP_URL);
  return { origin, rpID: hostname };
};

export type CreationOptions = Omit<Awaited<ReturnType<typeof generateRegistrationOptions>>, "extensions">;
export type RequestOptions = Omit<Awaited<ReturnType<typeof generateAuthenticationOptions>>, "extensions">;

type Known = { credentialId: string | null; transports: string[] };
const listed = (known: Known[]) =>
  known.flatMap(({ credentialId, transports }) => (credentialId ? [{ id: credentialId, transports }] : []));

/** What a browser needs to make a passkey for this person; those that they have are not made again. */
export async function creationOptions(
  tx: Tx,
  person: { personId: string; email: string; name: string },
): Promise<CreationOptions> {
  const known = await passkeysOf(tx, person.personId);
  const { extensions: _, ...options } = await generateRegistrationOptions({
    rpName: "Homeward",
    rpID: place().rpID,
    userID: new TextEncoder().encode(person.personId),
    userName: person.email,
    userDisplayName: person.name,
    attestationType: "none",
    excludeCredentials: listed(known),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
  });
  return options;
}

/** What a browser needs to use one: of this person, or of whoever it belongs to. */
export async function requestOptions(tx: Tx, personId: string | undefined): Promise<RequestOptions> {
  const known = personId ? await passkeysOf(tx, personId) : [];
  const { extensions: _, ...options } = await generateAuthenticationOptions({
    rpID: place().rpID,
    userVerification: "required",
    allowCredentials: listed(known),
  });
  return options;
}

function passkeysOf(tx: Tx, personId: string): Promise<Known[]> {
  return tx.factor.findMany({
    where: { personId, kind: "passkey", active: true },
    select: { credentialId: true, transports: true },
  });
}

/** Adds a passkey that answers the challenge; false when it does not, or when it is known already. */
export async function addPasskey(
  tx: Tx,
  {
    personId,
    name,
    made,
    challenge,
  }: { personId: string; name: string; made: MadePasskey; challenge: string },
): Promise<boolean> {
  const { origin, rpID } = place();
  const found = await verifyRegistrationResponse({
    response: made,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!found?.verified) return false;
  const { id, publicKey, counter } = found.registrationInfo.credential;
  if (await tx.factor.findUnique({ where: { credentialId: id }, select: { id: true } })) return false;
  await tx.factor.create({
    data: {
      id: newId(),
      personId,
      kind: "passkey",
      name,
      active: true,
      credentialId: id,
      publicKey: new Uint8Array(publicKey),
      counter: BigInt(counter),
      transports: made.response.transports,
      createdAt: now(),
    },
  });
  return true;
}

/** Whose passkey answers the challenge; undefined when none does, or it is not this person's. */
export async function personByPasskey(
  tx: Tx,
  { used, challenge, personId }: { used: UsedPasskey; challenge: string; personId: string | undefined },
): Promise<string | undefined> {
  const factor = await tx.factor.findUnique({ where: { credentialId: used.id } });
  if (!factor?.active || !factor.publicKey || (personId && factor.personId !== personId)) return undefined;
  const { origin, rpID } = place();
  const found = await verifyAuthenticationResponse({
    response: used,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: used.id,
      publicKey: new Uint8Array(factor.publicKey),
      counter: Number(factor.counter ?? 0),
    },
  }).catch(() => undefined);
  if (!found?.verified) return undefined;
  const { newCounter } = found.authenticationInfo;
  await tx.factor.update({
    where: { id: factor.id },
    data: { counter: BigInt(newCounter), usedAt: now() },
  });
  return factor.personId;
}
