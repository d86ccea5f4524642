// SPDX-License-Identifier: GPL-3.0-or-later
// node layout-force.mjs GRAPH OUT: lays out a graph with d3-force as its examples do (links, many-body, centre; 300 ticks), writes the
// points to OUT and prints the seconds of processor time and the most memory (KiB). Run in a folder that has node_modules/d3-force.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const found = createRequire(process.cwd() + "/").resolve("d3-force");
const { forceSimulation, forceLink, forceManyBody, forceCenter } = await import(pathToFileURL(found));
const [head, ...rows] = readFileSync(process.argv[2], "ascii").trim().split("\n").map((line) => line.split(" ").map(Number));
const nodes = Array.from({ length: head[0] }, (_, index) => ({ index }));
const links = rows.map(([source, target]) => ({ source, target }));
const begun = process.cpuUsage();
forceSimulation(nodes).force("link", forceLink(links)).force("charge", forceManyBody()).force("center", forceCenter()).stop().tick(300);
const taken = process.cpuUsage(begun);
writeFileSync(process.argv[3], nodes.map(({ x, y }) => `${x} ${y}\n`).join(""));
console.log((taken.user + taken.system) / 1e6, readFileSync("/proc/self/status", "ascii").match(/VmHWM:\s+(\d+)/)[1]);
