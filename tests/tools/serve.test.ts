import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve } from "./serve.mjs";

let folder = "";
let server: Server;
let address = "";

const addressOf = (listening: Server): string => `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  mkdirSync(join(folder, "root", "sub"), { recursive: true });
  for (const name of ["index.html", "a.mjs", "a.wasm", "a.webmanifest", "a.woff2", "sub/index.html"]) {
    writeFileSync(join(folder, "root", name), name);
  }
  writeFileSync(join(folder, "secret.txt"), "secret");
  server = await serve(join(folder, "root"));
  address = addressOf(server);
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const typeOf = async (path: string): Promise<string | null> =>
  (await fetch(address + path)).headers.get("content-type");

test("files have the types that browsers insist on", async () => {
  expect(await typeOf("/a.wasm")).toBe("application/wasm");
  expect(await typeOf("/a.mjs")).toBe("text/javascript; charset=utf-8");
  expect(await typeOf("/a.webmanifest")).toBe("application/manifest+json");
  expect(await typeOf("/a.woff2")).toBe("font/woff2");
});

test("a folder answers with its index.html, a query or hash aside", async () => {
  expect(await (await fetch(`${address}/?x=1`)).text()).toBe("index.html");
  expect(await (await fetch(`${address}/sub/`)).text()).toBe("sub/index.html");
});

test("what is not there, or lies outside the folder, is not found", async () => {
  for (const path of ["/none", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%", "/sub"]) {
    expect((await fetch(address + path)).status, path).toBe(404);
  }
});

test("only reading is allowed", async () => {
  expect((await fetch(address, { method: "POST" })).status).toBe(405);
  const head = await fetch(address, { method: "HEAD" });
  expect(head.headers.get("content-length")).toBe("10");
});

test("started by hand it takes the next free port, and SIGTERM ends it with status 0", async () => {
  const taken = (server.address() as AddressInfo).port;
  const child = spawn(process.execPath, ["tests/tools/serve.mjs", join(folder, "root")], {
    env: { ...process.env, PORT: String(taken) },
  });
  const line = await new Promise<string>((resolve) =>
    child.stdout.once("data", (data: Buffer) => resolve(String(data))),
  );
  const port = Number(/:(\d+)\/\n$/.exec(line)?.[1]);
  expect(port).toBeGreaterThan(taken);
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("index.html");
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
