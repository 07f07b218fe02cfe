import development from '../../apps/ingress/src/environments/development';
import production from '../../apps/ingress/src/environments/production';
import staging from '../../apps/ingress/src/environments/staging';
import { synthesize } from '../../apps/ingress/src/synthesize';

/** Synthesizes copies of the environments, each under a name of its own. */
export function synthesizeMany(count: number, outdir: string): void {
  const kinds = { development, production, staging };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  const environments = Array.from({ length: count }, (_, index) => {
    const kind = names[index % names.length] ?? 'production';
    return [`${kind}-${index}`, kinds[kind]] as const;
  });
  const { stacks, findings } = synthesize(Object.fromEntries(environments), { outdir, today: '2026-11-21' });
  if (stacks.length !== count) throw new Error(findings.map(({ diagnostic }) => diagnostic.message).join('\n'));
}
