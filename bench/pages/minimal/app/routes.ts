import { index, type RouteConfig, route } from "@remix-run/route-config";

export default [
  index("routes/rows.tsx"),
  route("with-scripts", "routes/rows-with-scripts.tsx"),
] satisfies RouteConfig;
