import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";

const place = resolve(".data", "test-opener");
const outDir = join(place, String(process.pid));

// A process of tests is ended from outside and tidies up nothing itself.
for (const pid of existsSync(place) ? readdirSync(place) : [])
  if (!isRunning(Number(pid))) rmSync(join(place, pid), { recursive: true, force: true });

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * A script that opens files, bundled once as `npm run build` does it, because compiling its source anew for each file takes
 * longer than everything it does. In the project, so that it finds the packages.
 * @returns what Node.js is given to run it
 */
export async function bundledScript(name: "open-file" | "read-ledger"): Promise<string[]> {
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [tsconfigPaths()],
    build: {
      ssr: true,
      target: "node20",
      outDir: join(outDir, name),
      minify: false,
      rollupOptions: {
        input: { [name]: `scripts/${name}.ts` },
        output: { format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
      },
    },
  });
  return [join(outDir, name, `${name}.mjs`)];
}
