// Second half of `npm run build`: the server and the workers as plain JavaScript, so that they start
// without a compiler, and the compressed twins of what browsers fetch.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import { billOfMaterials } from "./dependencies/bill-of-materials.mjs";

await build({
  configFile: false,
  logLevel: "warn",
  plugins: [tsconfigPaths()],
  build: {
    ssr: true,
    target: "node20",
    outDir: "build/run",
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rollupOptions: {
      input: {
        server: "scripts/server.ts",
        worker: "scripts/worker.ts",
        "key-process": "scripts/key-process.ts",
        "mail-worker": "scripts/mail-worker.ts",
        "document-worker": "scripts/document-worker.ts",
        "open-file": "scripts/open-file.ts",
        "read-ledger": "scripts/read-ledger.ts",
      },
      output: { format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs" },
    },
  },
});

// Beside the build, in no folder that is served.
await writeFile("build/sbom.cdx.json", `${JSON.stringify(billOfMaterials(), null, 1)}\n`);

const folder = "build/client/assets";
for (const name of await readdir(folder)) {
  if (!/\.(js|css|svg|json)$/.test(name)) continue;
  const path = join(folder, name);
  const content = await readFile(path);
  if (content.length < 1_000) continue;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, quality));
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
}
