import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPath } from '@eks-ingress/diagnostics';
import { checkRules } from './check-rules';
import { rules } from './rules';
import { readSubjects } from './testing/read-subjects';

const folder = join(__dirname, 'testing/right');
const recommended = rules.filter(({ preset }) => preset === 'recommended');

test.each(readdirSync(folder))('nothing is wrong with %s', (file) => {
  const subjects = readSubjects({ yaml: readFileSync(join(folder, file), 'utf8') });
  expect(subjects.length).toBeGreaterThan(1);
  const found = checkRules(subjects, { rules: recommended });
  expect(found.map(({ rule, subject, path, message }) => `${subject} ${rule} ${formatPath(path)}: ${message}`)).toEqual(
    [],
  );
});
