#!/usr/bin/env node
const { existsSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// Node keeps what it compiled for the next run, where it can.
Module.enableCompileCache?.();

/** In the workspace, the sources are compiled each time; the package that is published has what was built of them. */
async function load() {
  if (!existsSync(path.join(__dirname, '../src/main.ts'))) return require('../dist/eks-ingress.cjs');
  const { compile, entry } = require('../compile.cjs');
  const main = new Module(entry, module);
  main.filename = entry;
  main.paths = Module._nodeModulePaths(path.dirname(entry));
  main._compile((await compile()).text, entry);
  return main.exports;
}

load()
  .then(({ main }) => main(process.argv.slice(2)))
  .then((status) => {
    process.exitCode = status;
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 2;
  });
