import { benchAgreements } from "./agreements/agreements.ts";
import { benchAnonymise } from "./anonymise/anonymise.ts";
import { benchForums } from "./forums/forums.ts";
import { benchMarket } from "./market/market.ts";
import { benchPages } from "./pages/pages.ts";
import { benchProfile } from "./profile/profile.ts";
import { benchRoutes } from "./routes/routes.ts";
import { benchTenant } from "./tenant/tenant.ts";

/**
 * `npm run bench -- [names]`: how fast the portal is, against goals. Speed depends on the machine, so a goal that
 * is missed is said and is no failure.
 */
const BENCHES: Record<string, () => Promise<void>> = {
  forums: benchForums,
  pages: benchPages,
  routes: benchRoutes,
  tenant: benchTenant,
  anonymise: benchAnonymise,
  market: benchMarket,
  agreements: benchAgreements,
};

const asked = process.argv.slice(2);
// It has a page to say, and no goal.
if (asked[0] === "profile") {
  await benchProfile(asked[1]);
  process.exit(0);
}
const names = asked.length > 0 ? asked : ["pages"];
const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(
    `There is no bench called ${unknown.join(", ")}. There are: ${Object.keys(BENCHES).join(", ")}; and profile PAGE.`,
  );
  process.exit(1);
}
for (const name of names) await BENCHES[name]?.();
process.exit(0);
