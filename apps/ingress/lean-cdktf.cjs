/*
 * Makes cdktf load and run faster, without a change to what it synthesizes:
 *
 * - It takes an unlimited stack trace at each token, nine tenths of the time it takes to build a tree, and keeps it for
 *   error messages only.
 * - It loads archiver with its 50 packages at start, for assets that are zip files.
 *
 * EKS_INGRESS_STOCK_CDKTF=1 turns this off.
 */
const Module = require('node:module');

const load = Module._load;

Module._load = function (request, parent, isMain) {
  if (request === 'archiver' && /[\\/]cdktf[\\/]lib[\\/]private[\\/]fs\.js$/.test(parent?.filename ?? '')) {
    return (...options) => load.call(Module, request, parent, isMain)(...options);
  }
  const exports = load.call(this, request, parent, isMain);
  if (
    request.endsWith('/stack-trace') &&
    'captureStackTrace' in exports &&
    /[\\/]cdktf[\\/]/.test(parent?.filename ?? '')
  ) {
    // Its fork cdktn takes it by a second function of the module.
    return Object.fromEntries(Object.keys(exports).map((name) => [name, () => []]));
  }
  return exports;
};
