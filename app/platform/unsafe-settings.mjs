// The settings under which a portal for real must not run. Plain JavaScript with built-in modules alone: the start script
// asks before anything is installed, and each process asks again (`env.server.ts`), since it may be started by itself.

/** @typedef {{ name: string, words: string }} Unsafe */

const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "[::1]", ""]);

/** What stands in examples, in lists of passwords and in our own tests. */
const KNOWN =
  /changeme|change-me|password|passw0rd|secret|example|homeward|letmein|qwerty|default|insecure|development|testing|0123456789|1234567890|abcdefghij|deadbeef|lorem/i;

/** @param {string | undefined} url */
function isLocal(url) {
  return url !== undefined && URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
}

/**
 * Bits of a text, as if its characters were drawn by how often each stands in it; of a pattern that comes again and
 * again only the pattern counts.
 * @param {string} text
 */
export function bitsOf(text) {
  const pattern = /^(.{1,16}?)\1+.{0,15}$/s.exec(text)?.[1] ?? text;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const character of pattern) counts.set(character, (counts.get(character) ?? 0) + 1);
  const total = [...pattern].length;
  let each = 0;
  for (const count of counts.values()) each -= (count / total) * Math.log2(count / total);
  return each * total;
}

/** @param {string} secret */
function isWeakSecret(secret) {
  return KNOWN.test(secret) || bitsOf(secret) < 90;
}

/** @param {string} key in base64 */
function isWeakKey(key) {
  const bytes = [...Buffer.from(key, "base64")];
  const steps = new Set(bytes.slice(1).map((byte, index) => (byte - (bytes[index] ?? 0) + 256) % 256));
  const isText = bytes.length > 0 && bytes.every((byte) => byte >= 32 && byte < 127);
  return new Set(bytes).size < 16 || steps.size < 8 || isText;
}

/**
 * What is unsafe in these settings, each with what to do; nothing for the demo on this machine.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ embedded: boolean, sendsMail: boolean, handedOut?: boolean }} known whether `npm start` brings the database,
 *   whether mail leaves, and whether this process was only given its own passwords (then others looked at the rest)
 * @returns {Unsafe[]}
 */
export function unsafeSettings(env, { embedded, sendsMail, handedOut = false }) {
  const { APP_URL, HOST = "", DATABASE_URL, HOMEWARD_SECRET, TRUST_PROXY } = env;
  const demo = env.HOMEWARD_DEMO === "1" || env.HOMEWARD_DEMO === "true";
  const hostIsPublic = !LOOPBACK.has(HOST);
  const urlIsPublic = Boolean(APP_URL) && !isLocal(APP_URL);
  if (demo)
    return [
      ...(hostIsPublic
        ? [
            {
              name: "HOST",
              words: "Remove it, or HOMEWARD_DEMO: everybody knows the passwords of the demo's people.",
            },
          ]
        : []),
      ...(urlIsPublic
        ? [
            {
              name: "APP_URL",
              words: "Remove it, or HOMEWARD_DEMO: everybody knows the passwords of the demo's people.",
            },
          ]
        : []),
    ];

  /** @type {Unsafe[]} */
  const found = [];
  /** @param {boolean} unsafe @param {string} name @param {string} words */
  const refuse = (unsafe, name, words) => {
    if (unsafe) found.push({ name, words });
  };
  const keys = `${env.HOMEWARD_VAULT_KEY ?? ""},${env.HOMEWARD_VAULT_KEYS ?? ""}`
    .split(/[\s,]+/)
    .filter(Boolean);
  refuse(
    HOMEWARD_SECRET !== undefined && HOMEWARD_SECRET !== "" && isWeakSecret(HOMEWARD_SECRET),
    "HOMEWARD_SECRET",
    "It can be guessed. Make another: openssl rand -hex 32",
  );
  refuse(
    keys.some(isWeakKey),
    "HOMEWARD_VAULT_KEY",
    "It can be guessed. Make another: openssl rand -base64 32",
  );

  // A trial on this machine: nobody else reaches it.
  if (!hostIsPublic && isLocal(APP_URL)) return found;
  const isReal = hostIsPublic || urlIsPublic || !embedded;
  if (!isReal) return found;
  refuse(
    embedded || (!DATABASE_URL && !handedOut),
    "DATABASE_URL",
    "Set it to the address of the database's owner, postgresql://owner:password@host:5432/homeward. The embedded one is for trying out only.",
  );
  refuse(
    !embedded && hasWeakPassword(DATABASE_URL),
    "DATABASE_URL",
    "The owner's password can be guessed. Give the owner another, for example from: openssl rand -hex 24",
  );
  refuse(
    !APP_URL?.startsWith("https://") || !urlIsPublic,
    "APP_URL",
    "Set it to the address people type, which begins with https://, for example https://homeward.example.gov.uk",
  );
  refuse(
    !sendsMail,
    "SMTP_URL",
    "Set it to the server that takes the portal's mail, for example smtp://user:password@host:587. Without it no emails are sent.",
  );
  refuse(
    !TRUST_PROXY,
    "TRUST_PROXY",
    "Set it to how many proxies stand in front (1 for a TLS-terminating proxy), or to 0 when none does. Without it everybody counts as one address.",
  );
  return found;
}

/** @param {string | undefined} address */
function hasWeakPassword(address) {
  if (!address || !URL.canParse(address)) return false;
  const { username, password, hostname, searchParams } = new URL(address);
  // By a socket or a certificate, the system itself says who it is.
  if (password === "" && (hostname === "" || searchParams.has("host") || searchParams.has("sslcert")))
    return false;
  return password === "" || password === username || password.length < 12 || bitsOf(password) < 30;
}

/**
 * The refusal in words.
 * @param {Unsafe[]} found
 */
export function refusal(found) {
  return `The portal does not start with unsafe settings.\n${found.map(({ name, words }) => `  ${name}: ${words}`).join("\n")}`;
}
