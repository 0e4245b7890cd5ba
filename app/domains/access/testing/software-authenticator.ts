import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { MadePasskey, UsedPasskey } from "~/domains/access/passkey.schema";

/** An authenticator of one's own for tests: makes a passkey and uses it, well or badly. */
const b64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const sha256 = (bytes: string | Uint8Array) => createHash("sha256").update(bytes).digest();

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}
const int = (n: number) => (n >= 0 ? head(0, n) : head(1, -1 - n));
const bytes = (value: Uint8Array) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (...pairs: Buffer[]) => Buffer.concat([head(5, pairs.length / 2), ...pairs]);

export type Ceremony = {
  challenge: string;
  origin: string;
  rpId: string;
  /** Whether the device checked who uses it. */
  verified?: boolean;
  counter?: number;
};

export function softwareAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const cose = map(
    ...[int(1), int(2), int(3), int(-7), int(-1), int(1)],
    ...[int(-2), bytes(Buffer.from(x, "base64url")), int(-3), bytes(Buffer.from(y, "base64url"))],
  );
  const authData = ({ rpId, verified = true, counter = 0 }: Ceremony, attested: boolean) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = 1 | (verified ? 4 : 0) | (attested ? 64 : 0);
    const whole = [sha256(rpId), Buffer.from([flags]), count];
    const length = Buffer.from([0, id.length]);
    return Buffer.concat(attested ? [...whole, Buffer.alloc(16), length, id, cose] : whole);
  };
  const client = (type: string, { challenge, origin }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const base = { id: b64(id), rawId: b64(id), type: "public-key" as const, clientExtensionResults: {} };
  return {
    make(ceremony: Ceremony): MadePasskey {
      const attestation = map(
        ...[text("fmt"), text("none"), text("attStmt"), map()],
        ...[text("authData"), bytes(authData(ceremony, true))],
      );
      const clientDataJSON = b64(client("webauthn.create", ceremony));
      return {
        ...base,
        response: { clientDataJSON, attestationObject: b64(attestation), transports: ["internal"] },
      };
    },
    use(ceremony: Ceremony): UsedPasskey {
      const data = authData(ceremony, false);
      const clientData = client("webauthn.get", ceremony);
      const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), privateKey);
      return {
        ...base,
        response: {
          clientDataJSON: b64(clientData),
          authenticatorData: b64(data),
          signature: b64(signature),
        },
      };
    },
  };
}
