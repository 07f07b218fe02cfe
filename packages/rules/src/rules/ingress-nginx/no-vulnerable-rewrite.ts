import { quote } from '@eks-ingress/diagnostics';
import type { Cluster } from '../../cluster/cluster';
import { defineRule } from '../../rule';

export const noVulnerableRewrite = defineRule({
  name: 'no-vulnerable-rewrite',
  topic: 'ingress-nginx',
  severity: 'warning',
  preset: 'recommended',
  summary: 'Snippets do without the rewrites and maps that let requests into the memory of NGINX.',
  why: 'The last ingress-nginx contains NGINX 1.27.1. A rewrite with an unnamed group and "?" in its replacement, before another rewrite, an if or a set, is attacked since May 2026 (CVE-2026-42945, "NGINX Rift"); a map with regular expressions is open to CVE-2026-42533.',
  sources: [
    'https://kubernetes.io/blog/2026/01/29/ingress-nginx-statement',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#http-snippet',
  ],
  *check({ cluster }) {
    for (const { subject, path, text } of snippetsOf(cluster)) {
      const found = dangerIn(text);
      if (found === undefined) continue;
      yield { subject, path, message: `The snippet has ${quote(found.text)} (${found.id}).`, fix: found.fix };
    }
  },
  examples: {
    valid: [
      {
        title: 'A redirect with variables of NGINX.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    server-snippet: |
      if ($host = example.com) { return 301 https://www.example.com$request_uri; }
`,
      },
    ],
    invalid: [
      {
        title: 'A rewrite that adds a query, and a set behind it.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    server-snippet: |
      rewrite ^/old/(.*)$ /new?page=$1;
      set $moved 1;
`,
        findings: [
          {
            path: 'controller.config["server-snippet"]',
            message: 'The snippet has "rewrite ^/old/(.*)$ /new?page=$1;" (CVE-2026-42945).',
          },
        ],
      },
      {
        title: 'A map with a regular expression.',
        chart: 'ingress-nginx',
        yaml: `
controller:
  replicaCount: 2
  config:
    http-snippet: |
      map $http_user_agent $is_bot {
        default 0;
        ~*crawler 1;
      }
`,
        findings: [
          { path: 'controller.config["http-snippet"]', message: 'The snippet has "~*crawler" (CVE-2026-42533).' },
        ],
      },
    ],
  },
});

interface Snippet {
  readonly subject: number;
  readonly path: readonly string[];
  readonly text: string;
}

function snippetsOf(cluster: Cluster): readonly Snippet[] {
  const inConfig = cluster
    .nginxInstallations()
    .flatMap(({ configMap, config }) =>
      configMap === undefined ? [] : snippetsIn(config, configMap.subject, ['data']),
    );
  const inAnnotations = cluster.ingresses.flatMap(({ object, controller }) =>
    controller === 'ingress-nginx' ? snippetsIn(object.annotations, object.subject, ['metadata', 'annotations']) : [],
  );
  return [...inConfig, ...inAnnotations];
}

function snippetsIn(
  entries: Readonly<Record<string, unknown>>,
  subject: number,
  base: readonly string[],
): readonly Snippet[] {
  return Object.entries(entries).flatMap(([key, text]) =>
    key.endsWith('-snippet') && typeof text === 'string' ? [{ subject, path: [...base, key], text }] : [],
  );
}

interface Danger {
  readonly id: string;
  readonly text: string;
  readonly fix: string;
}

function dangerIn(snippet: string): Danger | undefined {
  const text = snippet.replace(/^\s*#.*$/gm, '');
  for (const match of text.matchAll(/\brewrite\s+(\S+)\s+(\S+?)\s*(?:\s(?:last|break|redirect|permanent))?;/g)) {
    const [whole, pattern = '', replacement = ''] = match;
    const after = text.slice(match.index + whole.length);
    const hasGroup = /\((?!\?)/.test(pattern);
    if (hasGroup && replacement.includes('?') && /\b(rewrite|if|set)\b/.test(after)) {
      return {
        id: 'CVE-2026-42945',
        text: whole,
        fix: 'Name the group ((?<name>…)), or use return with the query in it.',
      };
    }
  }
  for (const { 0: start, index } of text.matchAll(/\bmap\s+\S+\s+\S+\s*\{/g)) {
    const [body = ''] = text.slice(index + start.length).split('}', 1);
    const expression = /(?<=\s)~\S+/.exec(body)?.[0];
    if (expression !== undefined) {
      return { id: 'CVE-2026-42533', text: expression, fix: 'List the values without regular expressions.' };
    }
  }
  return undefined;
}
