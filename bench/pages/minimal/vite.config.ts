import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "../../../remix.config.js";
import { minimalBuild } from "./place.ts";

export default defineConfig({
  plugins: [remix({ ...remixConfig, appDirectory: "bench/pages/minimal/app", buildDirectory: minimalBuild })],
});
