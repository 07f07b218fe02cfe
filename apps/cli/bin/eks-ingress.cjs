#!/usr/bin/env node
const { existsSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

// Node keeps what it compiled for the next run, where it can.
Module.enableCompileCache?.();

// In the workspace, the sources are compiled each time; the package that is published has what was built of them.
const isWorkspace = existsSync(path.join(__dirname, '../src/main.ts'));
const loaded = isWorkspace ? require('./from-source.cjs').load() : Promise.resolve(require('../dist/main.js'));
loaded
  .then(({ main }) => main(process.argv.slice(2)))
  .then((status) => {
    process.exitCode = status;
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 2;
  });
