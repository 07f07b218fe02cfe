import { Release } from '@cdktf/provider-helm/lib/release';
import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { findBy, valueAt } from '@eks-ingress/diagnostics';
import { TerraformStack, type TerraformResource } from 'cdktf';
import { Construct } from 'constructs';
import { acknowledgementsChecks } from '../acknowledgements-checks';
import { dependOn } from '../depend-on';
import { isUnknown, reportDeclared } from '../findings';
import { encodeValues } from '../encode-values';
import { mergeValues } from '../merge-values';
import { controllerNamespace } from '../ingress-controller/controller-namespace';
import type {
  ControllerWorkload,
  IngressController,
  IngressControllerProps,
  ZoneSpread,
} from '../ingress-controller/ingress-controller';
import { today } from '../today';
import { INGRESS_NGINX } from '../versions';
import { validateChartValues } from '../validate-chart-values';
import { ingressNginxChecks, type IngressNginxSubject, type InstalledIngressNginx } from './ingress-nginx-checks';
import { retirementChecks, type ControllerImage, type RetirementAcknowledgement } from './retirement-checks';
import { INGRESS_NGINX_RISKS, serviceValuesChecks, type IngressNginxAcknowledgements } from './service-values-checks';
import { ingressNginxValues } from './values';

export interface IngressNginxProps extends IngressControllerProps {
  /**
   * `DaemonSet` runs a pod on every node, so that every node answers the load balancer by itself.
   *
   * @default 'Deployment'
   */
  readonly workload?: ControllerWorkload;
  /** How many pods a Deployment has. @default 2 */
  readonly replicas?: number;
  /**
   * `DoNotSchedule` keeps the zones even and leaves a pod pending rather than put two into one zone.
   *
   * @default 'ScheduleAnyway'
   */
  readonly zoneSpread?: ZoneSpread;
  /** The name of the Helm release. @default 'ingress-nginx' */
  readonly releaseName?: string;
  /** A namespace that is created for the release. @default 'ingress-nginx' */
  readonly namespace?: string;
  /** @default 'nginx' */
  readonly ingressClass?: string;
  /**
   * That the retirement of ingress-nginx is known and accepted for a time; required unless an image is given.
   *
   * @default - none
   */
  readonly acknowledgeRetirement?: RetirementAcknowledgement;
  /**
   * Risks that somebody takes on purpose, with the reason: `forwarded-headers` lets nginx believe the X-Forwarded headers
   * that reach it, which only a proxy in front of the load balancer may have set.
   *
   * @default {}
   */
  readonly acknowledgements?: IngressNginxAcknowledgements;
  /** A maintained build of the controller. @default - the project's own last release */
  readonly image?: ControllerImage;
  /**
   * Values of the chart that replace the ones derived here, key by key at every level.
   *
   * @default {}
   */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** What somebody chooses of ingress-nginx behind an entry point; the rest follows from the load balancer. */
export type IngressNginxOptions = Omit<IngressNginxProps, keyof IngressControllerProps>;

/** What an installation of ingress-nginx is, with its defaults written out. */
export interface IngressNginxSpec
  extends
    Omit<IngressNginxSubject, 'earlier'>,
    Pick<IngressNginxProps, 'acknowledgements' | 'acknowledgeRetirement' | 'image'> {}

/** The ingress-nginx controller, installed with Helm behind a load balancer that ends TLS. */
export class IngressNginx extends Construct implements IngressController {
  readonly resource: Release;
  readonly namespaceResource: NamespaceV1;
  readonly namespace: string;
  /** The name of the controller's Service, whose ports are named http and https. */
  readonly serviceName: string;
  readonly replicas?: number;
  readonly zoneSpread?: ZoneSpread;
  readonly ingressClass: string;
  readonly spec: IngressNginxSpec;
  /** The values of the chart as Helm merges them. */
  readonly values: unknown;

  constructor(scope: Construct, id: string, props: IngressNginxProps) {
    super(scope, id);
    const {
      releaseName = 'ingress-nginx',
      namespace = releaseName,
      proxyProtocol = true,
      httpsPort = 443,
      service,
    } = props;
    this.namespace = namespace;
    this.serviceName = `${releaseName}-controller`;
    const { workload = 'Deployment', replicas = 2, zoneSpread = 'ScheduleAnyway' } = props;
    if (workload === 'Deployment') {
      this.replicas = replicas;
      this.zoneSpread = zoneSpread;
    }
    this.ingressClass = props.ingressClass ?? 'nginx';

    this.namespaceResource = controllerNamespace(this, namespace, props.readinessGate);
    const values = ingressNginxValues({
      fullName: releaseName,
      ingressClass: this.ingressClass,
      service,
      workload,
      replicas,
      zoneSpread,
      proxyProtocol,
      trustedProxies: props.trustedProxies,
      publishStatusAddress: props.publishStatusAddress,
      httpsPort,
      image: props.image,
      tls: props.tls,
      redirect: props.redirect,
      defaultCertificate: props.defaultCertificate,
    });
    this.values = mergeValues(values, props.values ?? {});
    this.resource = new Release(this, 'Resource', {
      name: releaseName,
      namespace: this.namespaceResource.metadata.name,
      repository: INGRESS_NGINX.repository,
      chart: INGRESS_NGINX.chart,
      version: INGRESS_NGINX.version,
      values: [encodeValues(values), ...(props.values === undefined ? [] : [encodeValues(props.values)])],
      wait: true,
      timeout: 600,
    });

    this.spec = {
      releaseName,
      namespace,
      ingressClass: this.ingressClass,
      service,
      workload,
      replicas: workload === 'Deployment' ? replicas : props.replicas,
      zoneSpread: props.zoneSpread,
      proxyProtocol,
      publishStatusAddress: props.publishStatusAddress,
      httpsPort,
      tls: props.tls,
      redirect: props.redirect,
      values: props.values,
      acknowledgements: props.acknowledgements,
      acknowledgeRetirement: props.acknowledgeRetirement,
      image: props.image,
    };
    reportDeclared(this, () => [
      ...findBy(retirementChecks, {
        ...this.spec,
        overriddenTag: valueAt(props.values, ['controller', 'image', 'tag']),
        today: today(this),
      }),
      ...findBy(ingressNginxChecks, { ...this.spec, earlier: this.earlierInStack() }),
      ...findBy(serviceValuesChecks, this.spec),
      ...findBy(acknowledgementsChecks, {
        acknowledgements: { ...props.acknowledgements },
        risks: INGRESS_NGINX_RISKS,
      }),
      ...validateChartValues('ingress-nginx', this.values, { isUnknown, except: DECIDED_BY_PROPS }),
    ]);
  }

  get description(): string {
    const { image, acknowledgeRetirement } = this.spec;
    const versions = `ingress-nginx ${image?.tag ?? INGRESS_NGINX.appVersion} (chart ${INGRESS_NGINX.version})`;
    return acknowledgeRetirement === undefined
      ? versions
      : `${versions}, retired, to be reviewed by ${acknowledgeRetirement.reviewBy}`;
  }

  addDependency(...dependencies: readonly TerraformResource[]): void {
    dependOn(this.resource, dependencies);
  }

  /** The installations that come before this one in the stack, whose cluster they share. */
  private earlierInStack(): InstalledIngressNginx[] {
    const all = TerraformStack.of(this)
      .node.findAll()
      .filter((node) => node instanceof IngressNginx);
    return all.slice(0, all.indexOf(this)).map(({ spec }) => spec);
  }
}

/** Rules about what props decide, which the checks above look at. */
const DECIDED_BY_PROPS = [
  'local-traffic-policy-needs-spread',
  'no-forwarded-headers-behind-nlb',
  'no-retired-controller',
  'no-single-replica',
  'no-unpatched-controller',
];
