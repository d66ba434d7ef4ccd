// base.scss (LTR and RTL in one) + tokens.css + app.css, minified. Usage: node build.mjs OUTPUT
import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";
import postcss from "postcss";
import postcssRTLCSS from "postcss-rtlcss";
import * as sass from "sass";

const path = (name) => new URL(name, import.meta.url);
const read = (name) => readFileSync(path(name), "utf8");

const base = sass.compileString(read("base.scss"), {
  loadPaths: [path("node_modules/govuk-frontend/dist/govuk").pathname],
}).css;
const bothWays = postcss([postcssRTLCSS({ mode: "combined" })]).process(base, { from: undefined }).css;
const whole = [bothWays, read("tokens.css"), read("app.css")].join("\n");
const { code } = transform({ filename: "app.css", code: Buffer.from(whole), minify: true });
writeFileSync(process.argv[2], `${code}\n`);
