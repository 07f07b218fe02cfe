// The licences of the packages in a lock file, held against accepted-licences.json.
import { readFileSync } from 'node:fs';
import satisfies from 'spdx-satisfies';

const { accepted, exceptions } = JSON.parse(readFileSync(new URL('./accepted-licences.json', import.meta.url), 'utf8'));

/** Each package of a lock file once per licence, with why it may be used or what speaks against it. */
export function readLicences(lock) {
  const found = new Map();
  for (const [path, { version, license, dev = false, link }] of Object.entries(lock.packages)) {
    if (!path.includes('node_modules/') || link) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name} ${license}`;
    const known = found.get(key) ?? {
      name,
      licence: license,
      versions: new Set(),
      development: true,
      ...judge(name, license),
    };
    known.versions.add(version);
    known.development &&= dev;
    found.set(key, known);
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

function judge(name, licence) {
  const exception = exceptions.find(
    (each) => each.licence === licence && each.packages.some((one) => matches(name, one)),
  );
  if (exception !== undefined) return { reason: exception.reason };
  if (licence === undefined) return { problem: 'It names no licence.' };
  try {
    if (satisfies(licence, accepted)) return {};
  } catch {
    return { problem: `"${licence}" is no expression of SPDX.` };
  }
  return { problem: `"${licence}" is none of the accepted licences.` };
}

function matches(name, pattern) {
  return pattern.endsWith('/*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** The page that lists what is installed with the published packages and the app. */
export function licencesPage(lock) {
  const installed = readLicences(lock).filter(({ development }) => !development);
  const byLicence = new Map();
  for (const each of installed) byLicence.set(each.licence, [...(byLicence.get(each.licence) ?? []), each]);
  return [
    '# Licences of dependencies',
    '',
    'What the packages and the app bring with them when they are installed, without what only their development needs.',
    'CI fails on a licence that is not in [accepted-licences.json](../../tools/workspace/accepted-licences.json), there as well.',
    '',
    ...[...byLicence]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([licence, packages]) => {
        const reasons = new Set(packages.flatMap(({ reason }) => reason ?? []));
        return [`## ${licence}`, '', ...reasons, '', ...packages.map(({ name }) => `- ${name}`), ''];
      }),
  ];
}
