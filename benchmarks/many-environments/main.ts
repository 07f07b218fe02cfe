import type { Environment } from '../../apps/ingress/src/environment';
import development from '../../apps/ingress/src/environments/development';
import production from '../../apps/ingress/src/environments/production';
import staging from '../../apps/ingress/src/environments/staging';
import { synthesize } from '../../apps/ingress/src/synthesize';

/** Synthesizes copies of the environments, each with a name and an account of its own. */
export function synthesizeMany(count: number, outdir: string): void {
  const kinds = { development, production, staging };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const environments = Array.from({ length: count }, (_, index) => {
    const kind = names[index % names.length] ?? 'production';
    return [`${kind}-${index}`, inAccount(kinds[kind], String(100_000_000_000 + index))] as const;
  });
  const { stacks, findings } = synthesize(Object.fromEntries(environments), { outdir, today: '2026-11-21' });
  if (stacks.length !== count) throw new Error(findings.map(({ diagnostic }) => diagnostic.message).join('\n'));
}

function inAccount(environment: Environment, account: string): Environment {
  return JSON.parse(JSON.stringify(environment).replaceAll(environment.account, account)) as Environment;
}
