import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tool = join(__dirname, '../load-lazily.mjs');

function rewritten(modules: Readonly<Record<string, string>>, times = 1): string {
  const folder = mkdtempSync(join(tmpdir(), 'load-lazily-'));
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(folder, name), text);
  for (let run = 0; run < times; run += 1) spawnSync(process.execPath, [tool, folder]);
  return folder;
}

function run(folder: string, code: string, ...flags: readonly string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '-e', code], { cwd: folder, encoding: 'utf8' });
  return stdout.trim() || stderr;
}

// As tsc writes them.
const used = '"use strict";\nexports.name = void 0;\nconsole.log("loaded");\nexports.name = "used";\n';
const user =
  '"use strict";\nexports.greet = greet;\nconst used_1 = require("./used");\nfunction greet() { return `hello ${used_1.name}`; }\n';
const index =
  '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.greet = void 0;\nvar user_1 = require("./user");\nObject.defineProperty(exports, "greet", { enumerable: true, get: function () { return user_1.greet; } });\n';

describe('load-lazily', () => {
  let folder: string;
  afterEach(() => rmSync(folder, { recursive: true }));

  it('has a module loaded when it is first used', () => {
    folder = rewritten({ 'used.js': used, 'user.js': user });
    expect(
      run(folder, 'const { greet } = require("./user"); console.log("imported"); console.log(greet()); greet();'),
    ).toBe('imported\nloaded\nhello used');
  });

  it('has a class constructed, and not what loads it', () => {
    const maker =
      '"use strict";\nconst made_1 = require("./made");\nexports.make = () => new made_1.Made("shop").name;\n';
    const made = 'console.log("loaded");\nexports.Made = class { constructor(name) { this.name = name; } };\n';
    folder = rewritten({ 'made.js': made, 'maker.js': maker });
    const code = 'const { make } = require("./maker"); console.log("imported"); console.log(make());';
    expect(run(folder, code)).toBe('imported\nloaded\nshop');
  });

  it('leaves the names of an index to be found by import', () => {
    folder = rewritten({ 'used.js': used, 'user.js': user, 'index.js': index });
    const code = 'import { greet } from "./index.js"; console.log(greet());';
    expect(run(folder, code, '--input-type=module')).toBe('loaded\nhello used');
  });

  it('changes nothing the second time', () => {
    folder = rewritten({ 'user.js': user });
    const once = readFileSync(join(folder, 'user.js'), 'utf8');
    rmSync(folder, { recursive: true });
    folder = rewritten({ 'user.js': user }, 2);
    expect(readFileSync(join(folder, 'user.js'), 'utf8')).toBe(once);
    expect(once).not.toBe(user);
  });
});
