// The software bill of materials (CycloneDX 1.5) of what runs in production, from the lock file: the same lock file
// gives the same bill, on any machine and without asking anybody.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { installed } from "./lockfile.mjs";

/** @param {string} name @param {string} version */
const purl = (name, version) => `pkg:npm/${name.replace(/^@/, "%40")}@${version}`;

/** @param {string} digest */
const asUuid = (digest) =>
  `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;

/** @returns {object} the bill, as CycloneDX writes it */
export function billOfMaterials() {
  const { name, version } = JSON.parse(readFileSync("package.json", "utf8"));
  /** @type {Map<string, object>} */
  const components = new Map();
  for (const one of installed()) {
    if (one.dev) continue;
    const reference = purl(one.name, one.version);
    components.set(reference, {
      type: "library",
      "bom-ref": reference,
      name: one.name,
      version: one.version,
      purl: reference,
      ...(one.integrity?.startsWith("sha512-")
        ? {
            hashes: [
              { alg: "SHA-512", content: Buffer.from(one.integrity.slice(7), "base64").toString("hex") },
            ],
          }
        : {}),
      ...(one.license ? { licenses: [{ expression: one.license }] } : {}),
    });
  }
  const list = [...components.values()];
  const digest = createHash("sha256").update(JSON.stringify(list)).digest("hex");
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    serialNumber: `urn:uuid:${asUuid(digest)}`,
    version: 1,
    metadata: {
      lifecycles: [{ phase: "build" }],
      component: { type: "application", "bom-ref": purl(name, version), name, version },
    },
    components: list,
  };
}
