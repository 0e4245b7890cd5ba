import { encode } from "uqr";

/** A QR code of an address as one path: a square a module, with the quiet edge of four that readers ask for. */
export function qrDrawing(address: string): { size: number; path: string; address: string } {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, path, address };
}
