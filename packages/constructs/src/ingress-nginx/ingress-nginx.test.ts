import { charts, configMapKeys, walkValues } from '@eks-ingress/charts';
import { TerraformVariable, type TerraformStack } from 'cdktf';
import { EksCluster } from '../cluster/eks-cluster';
import type { LoadBalancerService } from '../ingress-controller/ingress-controller';
import { findingsOf, helmValuesOf, resourceOf, synthesize, titleOf } from '../testing/synthesize';
import { IngressNginx, type IngressNginxProps } from './ingress-nginx';
import { ingressNginxValues, type IngressNginxValuesProps } from './values';

const VALUES: IngressNginxValuesProps = {
  fullName: 'ingress-nginx',
  ingressClass: 'nginx',
  service: { type: 'ClusterIP' },
  replicas: 3,
  zoneSpread: 'DoNotSchedule',
  proxyProtocol: true,
  trustedProxies: '10.0.0.0/20,10.0.16.0/20',
  publishStatusAddress: 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com',
  httpsPort: 443,
  tls: 'at-load-balancer',
};
const AT_CONTROLLER: IngressNginxValuesProps = {
  ...VALUES,
  tls: 'at-controller',
  defaultCertificate: { namespace: 'certificates', name: 'wildcard' },
};
const BY_SCHEME: IngressNginxValuesProps = { ...VALUES, redirect: 'by-scheme' };
const LOAD_BALANCER: LoadBalancerService = {
  type: 'LoadBalancer',
  loadBalancerClass: 'service.k8s.aws/nlb',
  annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
  sourceRanges: ['10.0.0.0/16'],
  allocateNodePorts: false,
  ports: { http: 80, https: 443 },
};
const NODE_PORT: IngressNginxValuesProps = {
  ...VALUES,
  service: { type: 'NodePort', nodePorts: { http: 30080, https: 30443 } },
};
const WITHOUT_PROXY_PROTOCOL: IngressNginxValuesProps = { ...VALUES, proxyProtocol: false };

const controllerValues = (props: Partial<IngressNginxValuesProps> = {}) =>
  ingressNginxValues({ ...VALUES, ...props }).controller;
const configOf = (props: Partial<IngressNginxValuesProps> = {}): Record<string, string> =>
  controllerValues(props).config;

const seconds = (text: string | undefined) => Number(/^(\d+)s?$/.exec(text ?? '')?.[1]);

describe('the values of the ingress-nginx chart', () => {
  const modes = Object.entries<IngressNginxValuesProps>({
    ClusterIP: VALUES,
    NodePort: NODE_PORT,
    LoadBalancer: { ...VALUES, service: LOAD_BALANCER, publishStatusAddress: undefined },
    DaemonSet: { ...VALUES, workload: 'DaemonSet' },
    'without PROXY protocol': WITHOUT_PROXY_PROTOCOL,
    'TLS at the controller': AT_CONTROLLER,
    'a redirect by scheme': BY_SCHEME,
    'a class of its own': { ...VALUES, ingressClass: 'internal' },
    'another port for https': { ...VALUES, httpsPort: 8443 },
  });

  const chart = charts['ingress-nginx'];
  const unknownPaths = (values: unknown) =>
    [...walkValues(chart, values)].filter(({ type }) => type === undefined).map(({ path }) => path.join('.'));
  const unknownKeys = (config: object) => Object.keys(config).filter((key) => !Object.hasOwn(configMapKeys, key));

  test.each(modes)('have only paths that the chart reads, which accepts any other silently: %s', (_mode, props) => {
    expect(unknownPaths(ingressNginxValues(props))).toEqual([]);
  });

  test.each(modes)(
    'have only ConfigMap keys that nginx knows, which ignores any other silently: %s',
    (_mode, props) => {
      expect(unknownKeys(configOf(props))).toEqual([]);
    },
  );

  test('would be found with a path or a key that is misspelt', () => {
    expect(unknownPaths({ controller: { replicas: 3, service: { targetPort: 80 } } })).toEqual([
      'controller.replicas',
      'controller.service.targetPort',
    ]);
    expect(unknownKeys({ 'keepalive-timeout': '60' })).toEqual(['keepalive-timeout']);
  });

  test.each(modes)('have text in the ConfigMap and the arguments: %s', (_mode, props) => {
    const { config, extraArgs } = ingressNginxValues(props).controller;
    for (const value of Object.values({ ...config, ...extraArgs })) expect(typeof value).toBe('string');
  });

  test('pin the image by tag and digest', () => {
    expect(controllerValues().image).toEqual({
      tag: 'v1.15.1',
      digest: 'sha256:594ceea76b01c592858f803f9ff4d2cb40542cae2060410b2c95f75907d659e1',
    });
  });

  test('send decrypted connections to the HTTP port, and clear text to the redirect', () => {
    expect(controllerValues().service).toEqual({ type: 'ClusterIP', targetPorts: { http: 'tohttps', https: 'http' } });
  });

  test('pin the node ports that the target groups name', () => {
    expect(controllerValues(NODE_PORT).service).toEqual({
      type: 'NodePort',
      externalTrafficPolicy: 'Cluster',
      targetPorts: { http: 'tohttps', https: 'http' },
      nodePorts: { http: 30080, https: 30443 },
    });
  });

  test('let the Service own its load balancer, and no node open a port for pods that are targets themselves', () => {
    expect(controllerValues({ service: LOAD_BALANCER }).service).toEqual({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Cluster',
      loadBalancerClass: 'service.k8s.aws/nlb',
      loadBalancerSourceRanges: ['10.0.0.0/16'],
      allocateLoadBalancerNodePorts: false,
      annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
      ports: { http: 80, https: 443 },
      targetPorts: { http: 'tohttps', https: 'http' },
    });
  });

  test('leave a choice that is not made to Kubernetes', () => {
    const {
      loadBalancerClass: _class,
      sourceRanges: _ranges,
      allocateNodePorts: _nodePorts,
      ...service
    } = LOAD_BALANCER;
    const keys = Object.keys(controllerValues({ service: { ...service, externalTrafficPolicy: 'Local' } }).service);
    expect(keys.sort()).toEqual(['annotations', 'externalTrafficPolicy', 'ports', 'targetPorts', 'type']);
  });

  test('give no container port twice, which server-side apply refuses', () => {
    const ports = Object.values(controllerValues().containerPort);
    expect(new Set(ports).size).toBe(ports.length);
  });

  test('redirect to https in a server that does nothing else', () => {
    expect(configOf()['http-snippet']).toBe(
      'server { listen 2443 proxy_protocol; return 308 https://$host$request_uri; }',
    );
  });

  test('redirect to the port that https is on', () => {
    expect(configOf({ httpsPort: 8443 })['http-snippet']).toContain('return 308 https://$host:8443$request_uri;');
  });

  test('expect PROXY protocol on every port that the load balancer sends to', () => {
    expect(configOf()).toMatchObject({
      'use-proxy-protocol': 'true',
      'proxy-real-ip-cidr': '10.0.0.0/20,10.0.16.0/20',
      'http-snippet': expect.stringContaining('listen 2443 proxy_protocol;'),
    });
  });

  test('expect PROXY protocol on no port when it is off', () => {
    const config = configOf(WITHOUT_PROXY_PROTOCOL);
    expect(config).not.toHaveProperty('use-proxy-protocol');
    expect(config).not.toHaveProperty('proxy-real-ip-cidr');
    expect(config['http-snippet']).toContain('listen 2443;');
  });

  test('redirect nothing by scheme, which would loop, and trust no header of clients', () => {
    expect(configOf()).toMatchObject({ 'ssl-redirect': 'false' });
    for (const key of ['force-ssl-redirect', 'use-forwarded-headers', 'enable-real-ip']) {
      expect(configOf()).not.toHaveProperty(key);
    }
  });

  test('send HSTS as an ordinary header, since nginx sees no TLS', () => {
    expect(controllerValues().addHeaders).toEqual({
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    });
  });

  describe('where the controller ends TLS', () => {
    test('send to the port of each protocol, and redirect in nginx', () => {
      expect(controllerValues(AT_CONTROLLER)).toMatchObject({
        containerPort: { http: 80, https: 443 },
        service: { targetPorts: { http: 'http', https: 'https' } },
        config: { 'use-proxy-protocol': 'true', 'force-ssl-redirect': 'true' },
        extraArgs: { 'default-ssl-certificate': 'certificates/wildcard' },
      });
      expect(controllerValues(AT_CONTROLLER).containerPort).not.toHaveProperty('tohttps');
      expect(configOf(AT_CONTROLLER)).not.toHaveProperty('http-snippet');
    });

    test('leave HSTS to nginx, which sends its own header once', () => {
      expect(controllerValues(AT_CONTROLLER)).not.toHaveProperty('addHeaders');
    });

    test('name no certificate where none is given', () => {
      const { extraArgs } = controllerValues({ ...AT_CONTROLLER, defaultCertificate: undefined });
      expect(extraArgs).not.toHaveProperty('default-ssl-certificate');
    });
  });

  test('redirect by scheme where that is asked for, with no port that only redirects', () => {
    expect(controllerValues(BY_SCHEME)).toMatchObject({
      service: { targetPorts: { http: 'http', https: 'http' } },
      config: { 'use-proxy-protocol': 'true', 'force-ssl-redirect': 'true' },
    });
    expect(controllerValues(BY_SCHEME).containerPort).toEqual({ http: 80, https: 443 });
    expect(configOf(BY_SCHEME)).not.toHaveProperty('http-snippet');
  });

  test('leave time to shut down in order', () => {
    const { extraArgs, config, terminationGracePeriodSeconds } = controllerValues();
    const POST_SHUTDOWN_GRACE_PERIOD = 10;
    const grace = seconds(extraArgs['shutdown-grace-period']);
    const workers = seconds(config['worker-shutdown-timeout']);
    expect([grace, workers]).toEqual([60, 200]);
    expect(grace + workers + POST_SHUTDOWN_GRACE_PERIOD).toBeLessThanOrEqual(terminationGracePeriodSeconds);
  });

  test('publish the address of the load balancer, and not that of the Service', () => {
    expect(controllerValues()).toMatchObject({
      publishService: { enabled: false },
      extraArgs: { 'publish-status-address': 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com' },
    });
  });

  test('publish the address of the Service where that owns the load balancer', () => {
    const values = controllerValues({ publishStatusAddress: undefined });
    expect(values.publishService).toEqual({ enabled: true });
    expect(values.extraArgs).not.toHaveProperty('publish-status-address');
  });

  test('ask the webhook about every Ingress, and show when a configuration is refused', () => {
    expect(controllerValues()).toMatchObject({
      admissionWebhooks: { enabled: true, failurePolicy: 'Fail', timeoutSeconds: 10 },
      metrics: { enabled: true },
    });
  });

  test('run one pod on every node of a DaemonSet, replaced one at a time, with nothing that is for a number of pods', () => {
    const values = controllerValues({ workload: 'DaemonSet' });
    expect(values).toMatchObject({
      kind: 'DaemonSet',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    });
    for (const key of ['replicaCount', 'minAvailable', 'topologySpreadConstraints']) {
      expect(values).not.toHaveProperty(key);
    }
  });

  test('keep snippets off and every check of annotations on', () => {
    expect(controllerValues()).toMatchObject({
      allowSnippetAnnotations: false,
      enableAnnotationValidations: true,
      config: {
        'annotations-risk-level': 'High',
        'allow-cross-namespace-resources': 'false',
        'strict-validate-path-type': 'true',
      },
    });
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [5, 4],
  ])('with %i replicas keep %i of them while nodes are drained', (replicas, minAvailable) => {
    expect(controllerValues({ replicas })).toMatchObject({ replicaCount: replicas, minAvailable });
  });

  test('spread the pods of one rollout over zones as told, and over nodes where possible', () => {
    const labelSelector = {
      matchLabels: { 'app.kubernetes.io/instance': '{{ .Release.Name }}', 'app.kubernetes.io/component': 'controller' },
    };
    const common = { maxSkew: 1, labelSelector, matchLabelKeys: ['pod-template-hash'] };
    expect(controllerValues()).toHaveProperty('topologySpreadConstraints', [
      { ...common, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
      { ...common, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
  });

  test('have a controller of its own for each class, and are no default', () => {
    const classOf = (ingressClass: string) => controllerValues({ ingressClass }).ingressClassResource;
    expect(classOf('nginx')).toEqual({
      name: 'nginx',
      enabled: true,
      default: false,
      controllerValue: 'k8s.io/ingress-nginx',
    });
    const controllers = ['nginx', 'internal', 'ingress-nginx'].map((name) => classOf(name).controllerValue);
    expect(new Set(controllers).size).toBe(3);
  });
});

const MAINTAINED = {
  registry: 'registry.example.com',
  image: 'mirror/ingress-nginx-controller',
  tag: 'v1.15.1-3',
  digest: `sha256:${'0'.repeat(64)}`,
};

const PROPS: IngressNginxProps = {
  tls: 'at-load-balancer',
  service: { type: 'ClusterIP' },
  trustedProxies: '10.0.0.0/20',
  publishStatusAddress: 'shop-0123456789abcdef.elb.ap-northeast-2.amazonaws.com',
  acknowledgeRetirement: { reviewBy: '2027-03-31' },
};
const buildOne = (props: Partial<IngressNginxProps>) => (stack: TerraformStack) => {
  new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
  new IngressNginx(stack, 'Nginx', { ...PROPS, ...props });
};

describe('IngressNginx', () => {
  const build =
    (...installations: readonly Partial<IngressNginxProps>[]) =>
    (stack: TerraformStack) => {
      new EksCluster(stack, 'Cluster', { name: 'shop', region: 'ap-northeast-2' });
      return installations.map((props, index) => new IngressNginx(stack, `Nginx${index}`, { ...PROPS, ...props }));
    };
  const release = (props: Partial<IngressNginxProps> = {}) => resourceOf(synthesizeOne(props), 'helm_release');
  const synthesizeOne = (props: Partial<IngressNginxProps> = {}) => synthesize(buildOne(props));

  test('is pinned and waited for', () => {
    expect(release()).toMatchObject({
      name: 'ingress-nginx',
      repository: 'https://kubernetes.github.io/ingress-nginx',
      chart: 'ingress-nginx',
      version: '4.15.1',
      wait: true,
      timeout: 600,
    });
  });

  test('is in a namespace of its own, which is there first', () => {
    const stack = synthesizeOne({ releaseName: 'edge' });
    expect(resourceOf(stack, 'kubernetes_namespace_v1').metadata).toEqual({ name: 'edge', labels: {} });
    expect(resourceOf(stack, 'helm_release').namespace).toMatch(
      /^\$\{kubernetes_namespace_v1\..*metadata\[0\]\.name\}$/,
    );
  });

  test('asks for readiness gates in its namespace', () => {
    expect(resourceOf(synthesizeOne({ readinessGate: true }), 'kubernetes_namespace_v1').metadata).toMatchObject({
      labels: { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' },
    });
  });

  test('runs the maintained build that it is given, and from its registry', () => {
    expect(helmValuesOf(release({ image: MAINTAINED }))).toMatchObject({
      global: { image: { registry: 'registry.example.com' } },
      controller: { image: { image: MAINTAINED.image, tag: MAINTAINED.tag, digest: MAINTAINED.digest } },
    });
  });

  test('knows the name that its Service gets', () => {
    synthesize((stack) => {
      const [nginx] = build({ releaseName: 'edge' })(stack);
      expect(nginx?.serviceName).toBe('edge-controller');
    });
    expect(helmValuesOf(release({ releaseName: 'edge' }))).toMatchObject({ fullnameOverride: 'edge' });
  });

  test('takes further values in a document of their own, which Helm merges', () => {
    const values = { controller: { metrics: { enabled: true } } };
    expect(helmValuesOf(release({ values }), 1)).toEqual(values);
  });

  test('has the workload, the spread and the pods that it is asked for', () => {
    expect(helmValuesOf(release({ workload: 'DaemonSet' }))).toMatchObject({ controller: { kind: 'DaemonSet' } });
    synthesize((stack) => {
      const [deployment, daemonSet] = build(
        {},
        { workload: 'DaemonSet', releaseName: 'edge', ingressClass: 'edge' },
      )(stack);
      expect([deployment?.replicas, deployment?.zoneSpread]).toEqual([2, 'ScheduleAnyway']);
      expect([daemonSet?.replicas, daemonSet?.zoneSpread]).toEqual([undefined, undefined]);
    });
  });

  test('may be there twice with names, classes and node ports of their own', () => {
    const [service, other] = [30080, 31080].map(
      (http) => ({ type: 'NodePort', nodePorts: { http, https: http + 1 } }) as const,
    );
    const findings = findingsOf(
      build({ service }, { releaseName: 'internal', ingressClass: 'internal', service: other }),
    );
    expect(findings.filter(({ diagnostic }) => diagnostic.severity === 'error')).toEqual([]);
  });

  test('reports everything in which a second one gets in the way of the first', () => {
    const service = { type: 'NodePort', nodePorts: { http: 30080, https: 30443 } } as const;
    const conflicts = findingsOf(build({ service }, { service })).filter(
      ({ diagnostic }) => diagnostic.id === 'ingress-nginx-conflict',
    );
    expect(conflicts.map(({ constructPath, diagnostic: { path } }) => [constructPath, path])).toEqual([
      ['test/Nginx1', ['releaseName']],
      ['test/Nginx1', ['namespace']],
      ['test/Nginx1', ['ingressClass']],
      ['test/Nginx1', ['nodePorts', 'http']],
      ['test/Nginx1', ['nodePorts', 'https']],
    ]);
  });

  test('may not serve the Ingresses of another one', () => {
    const ingressClassResource = { controllerValue: 'k8s.io/ingress-nginx' };
    const second = {
      releaseName: 'internal',
      ingressClass: 'internal',
      values: { controller: { ingressClassResource } },
    };
    const conflicts = findingsOf(build({}, second)).filter(({ diagnostic }) => diagnostic.severity === 'error');
    expect(conflicts.map(({ diagnostic: { id, path } }) => [id, path.join('.')])).toEqual([
      ['ingress-nginx-conflict', 'values.controller.ingressClassResource.controllerValue'],
    ]);
  });

  test('elects its leader under a name of its own', () => {
    const names = ['ingress-nginx', 'internal'].map((releaseName) => helmValuesOf(release({ releaseName })));
    // The chart elects under "<full name>-leader" unless electionID says otherwise.
    expect(names.map(({ fullnameOverride }) => fullnameOverride)).toEqual(['ingress-nginx', 'internal']);
    for (const { controller } of names) expect(controller).not.toHaveProperty('electionID');
  });

  test.each<[string, Partial<IngressNginxProps>]>([
    ['an empty name', { releaseName: '' }],
    ['a name of 200 characters', { releaseName: 'x'.repeat(200) }],
    ['capital letters', { namespace: 'Ingress' }],
    ['an empty class', { ingressClass: '' }],
    ['no replica', { replicas: 0 }],
    ['replicas that are no number', { replicas: Number.NaN }],
    ['half a replica', { replicas: 1.5 }],
    ['node ports that are no numbers', { service: { type: 'NodePort', nodePorts: { http: Number.NaN, https: -1 } } }],
  ])('reports %s and does not throw', (_what, props) => {
    const errors = findingsOf(build(props)).filter(({ diagnostic }) => diagnostic.severity === 'error');
    expect(errors).not.toEqual([]);
  });
});

describe('the findings of ingress-nginx', () => {
  const findings = (props: Partial<IngressNginxProps> = {}) => findingsOf(buildOne(props)).map(titleOf);

  test('are none when nothing is wrong', () => {
    expect(findings()).toEqual([]);
  });

  test.each<[Partial<IngressNginxProps>, string]>([
    [{ acknowledgeRetirement: undefined }, 'acknowledgeRetirement: ingress-nginx-retired'],
    [
      { acknowledgeRetirement: { reviewBy: '2026-11-20' } },
      'acknowledgeRetirement.reviewBy: ingress-nginx-review-overdue (warning)',
    ],
    [{ image: { ...MAINTAINED, tag: 'v1.15.0' } }, 'image.tag: ingress-nginx-security-floor'],
    [{ releaseName: 'in.gress' }, 'releaseName: ingress-nginx-release-name'],
    [{ proxyProtocol: false }, 'proxyProtocol: ingress-nginx-scheme-lost (warning)'],
    [{ httpsPort: 8443 }, 'httpsPort: ingress-nginx-scheme-port (warning)'],
    [{ redirect: 'by-scheme' }, 'redirect: ingress-nginx-redirect-by-scheme (warning)'],
    [{ workload: 'DaemonSet', replicas: 3 }, 'replicas: ingress-nginx-daemon-set-spread (warning)'],
    [{ workload: 'DaemonSet', zoneSpread: 'DoNotSchedule' }, 'zoneSpread: ingress-nginx-daemon-set-spread (warning)'],
    [{ publishStatusAddress: undefined }, 'publishStatusAddress: ingress-nginx-status-address (warning)'],
    [
      { values: { controller: { image: { tag: 'v1.15.0' } } } },
      'values.controller.image.tag: ingress-nginx-security-floor',
    ],
    [
      { values: { controller: { config: { 'use-forwarded-headers': 'true' } } } },
      'values.controller.config.use-forwarded-headers: ingress-nginx-forwarded-headers',
    ],
    [{ acknowledgements: { 'forwarded-headers': ' ' } }, 'acknowledgements.forwarded-headers: acknowledgement-reason'],
  ])('with %j are one', (props, finding) => {
    expect(findings(props)).toEqual([finding]);
  });

  test('name the fixes that the last release will not get', () => {
    const [retired] = findingsOf(buildOne({ acknowledgeRetirement: undefined }));
    expect(retired?.diagnostic.why).toBe(
      'Its last release contains NGINX 1.27.1 and will not get the fixes of CVE-2026-42945, CVE-2026-9256, CVE-2026-42926, CVE-2026-42533.',
    );
  });

  test('wait for values that are known only after apply', () => {
    const unknown = findingsOf((stack) => {
      const name = new TerraformVariable(stack, 'Name', { type: 'string' }).stringValue;
      buildOne({ releaseName: name, namespace: name, ingressClass: name })(stack);
    });
    expect(unknown).toEqual([]);
  });
});
