export { default, loader, meta } from "./rows.tsx";
